package dev.longhaul.durable.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.longhaul.durable.Json;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealedPayloadsTest {
  private static final Payload PLAIN = Json.dataConverter().toPayload("Ada Lovelace").orElseThrow();
  private final SealedPayloads codec = new SealedPayloads(TestKeys.of("a:1"));

  @Test
  void whatIsSealedOpensAgain() {
    Payload sealed = seal(codec);
    assertThat(SealedPayloads.isSealed(sealed)).isTrue();
    assertThat(sealed.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/encrypted");
    assertThat(sealed.getMetadataOrThrow("longhaul-key-id").toStringUtf8()).isEqualTo("a");
    assertThat(sealed.toByteString().toStringUtf8()).doesNotContain("Ada", "json/plain");
    assertThat(codec.decode(List.of(sealed))).containsExactly(PLAIN);
  }

  @Test
  void theSamePayloadNeverLooksTheSame() {
    Set<ByteString> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      seen.add(seal(codec).getData());
    }
    assertThat(seen).hasSize(100);
  }

  @Test
  void aNewKeySealsAndTheOldOneStillOpens() {
    SealedPayloads rotated = new SealedPayloads(TestKeys.of("b:2,a:1"));
    assertThat(rotated.decode(List.of(seal(codec)))).containsExactly(PLAIN);
    assertThat(seal(rotated).getMetadataOrThrow("longhaul-key-id").toStringUtf8()).isEqualTo("b");
    assertRefused(codec, seal(rotated), "payload key 'b'", "LONGHAUL_PAYLOAD_KEYS");
  }

  @Test
  void withoutKeysNothingIsSealedAndNothingOpens() {
    SealedPayloads none = new SealedPayloads(PayloadKeys.none());
    assertThat(seal(none)).isEqualTo(PLAIN);
    assertRefused(none, seal(codec), "encrypted with the payload key 'a'");
  }

  @Test
  void whatIsNotSealedPasses() {
    assertThat(codec.decode(List.of(PLAIN, seal(codec)))).containsExactly(PLAIN, PLAIN);
  }

  @Test
  void anotherKeyUnderTheSameIdIsNoticed() {
    SealedPayloads other = new SealedPayloads(TestKeys.of("a:9"));
    assertRefused(other, seal(codec), "does not open with the payload key 'a'");
  }

  @Test
  void everyChangedBitIsNoticed() {
    Payload sealed = seal(codec);
    for (int at = 0; at < sealed.getData().size(); at++) {
      byte[] changed = sealed.getData().toByteArray();
      changed[at] ^= 1;
      assertRefused(codec, withData(sealed, changed), "it was changed");
    }
  }

  @Test
  void aKeyIdThatWasExchangedIsNoticed() {
    SealedPayloads twins = new SealedPayloads(TestKeys.of("a:1,b:1"));
    Payload renamed =
        seal(twins).toBuilder()
            .putMetadata(SealedPayloads.KEY_ID, ByteString.copyFromUtf8("b"))
            .build();
    assertRefused(twins, renamed, "it was changed");
  }

  @Test
  void aPayloadThatIsCutOffIsRefused() {
    for (int length = 0; length < 40; length++) {
      assertRefused(codec, withData(seal(codec), new byte[length]), "it was changed");
    }
  }

  @Test
  void aHostileKeyIdIsNotPrintedAsItIs() {
    Payload hostile =
        seal(codec).toBuilder()
            .putMetadata(
                SealedPayloads.KEY_ID, ByteString.copyFromUtf8("x\n\u001b[31m" + "y".repeat(99)))
            .build();
    assertThatThrownBy(() -> codec.decode(List.of(hostile)))
        .message()
        .doesNotContain("\n", "\u001b", "y".repeat(41));
  }

  @Test
  void failuresHideTheirWordsAndGetThemBack() {
    DataConverter converter = Json.dataConverter(TestKeys.of("a:1"));
    ApplicationFailure cause = ApplicationFailure.newFailure("Ada is out", "AWAY", "detail Ada");
    Failure failure =
        converter.exceptionToFailure(
            ApplicationFailure.newFailureWithCause("Ada failed", "BROKEN", cause));
    assertThat(failure.toByteString().toStringUtf8()).doesNotContain("Ada").contains("BROKEN");
    assertThat(converter.failureToException(failure))
        .hasMessageContaining("Ada failed")
        .rootCause()
        .hasMessageContaining("Ada is out");
  }

  private static Payload seal(SealedPayloads codec) {
    return codec.encode(List.of(PLAIN)).get(0);
  }

  private static Payload withData(Payload payload, byte[] data) {
    return payload.toBuilder().setData(ByteString.copyFrom(data)).build();
  }

  private static void assertRefused(SealedPayloads codec, Payload payload, String... words) {
    assertThatThrownBy(() -> codec.decode(List.of(payload)))
        .isInstanceOf(UnreadablePayload.class)
        .message()
        .contains(words);
  }
}
