package dev.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformVersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"4.2.0", "4.3.11", "v4.10.1", "4.4.0-beta.2"})
  void knowsWhatItWasBuiltFor(String version) {
    assertThat(PlatformVersion.complaint(version)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.1.2", "5.0.0", "3.12.1"})
  void warnsOfVersionsThatItDoesNotKnow(String version) {
    assertThat(PlatformVersion.complaint(version)).get().asString().contains("Coolify " + version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "four"})
  void repeatsNothingThatIsNoVersion(String text) {
    assertThat(PlatformVersion.complaint(text)).get().asString().contains("could not be read");
  }

  @Test
  void startsWithoutAPlatformThatAnswers() {
    VendorFault away =
        new VendorFault("coolify", "GET /version", "no_answer", 0, "away", null, false, null);
    assertThatCode(
            () ->
                PlatformVersion.check(
                    () -> {
                      throw new VendorException(away);
                    }))
        .doesNotThrowAnyException();
  }
}
