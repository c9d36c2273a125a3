package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.durable.codec.SealedPayloads;
import dev.longhaul.durable.codec.UnreadablePayload;
import io.temporal.api.common.v1.Payload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectTest extends CliCase {
  private final RecordedOperations temporal = new RecordedOperations();

  @BeforeEach
  void user() {
    env.put("USER", "jo");
  }

  @Override
  Function<Map<String, String>, Operations> direct() {
    return settings -> temporal;
  }

  @Test
  void startsAnOrderAsSomebodyUnauthenticated() throws Exception {
    assertThat(run("project", "provision", example("blog.yaml"), "--direct")).isZero();

    Operations.Start start = temporal.starts.values().iterator().next();
    assertThat(start.id().value()).isEqualTo("project:blog");
    assertThat(start.workflowType()).isEqualTo("ProvisionProject");
    assertThat(start.actor().name()).isEqualTo("jo (unauthenticated)");
    assertThat(service.requests).isEmpty();

    String other = Files.readString(Path.of(example("blog.yaml"))).replace("locale: en", "");
    assertThat(run("project", "provision", file("b.yaml", other), "--direct")).isEqualTo(75);
    assertThat(err()).contains("with another order; wait for its end, or cancel it");
  }

  @Test
  void listsAndShows() throws Exception {
    temporal.running.put(Moments.ACME, Moments.parked(1));

    assertThat(run("operation", "list", "--direct", "--state", "parked")).isZero();
    assertThat(out()).contains("project:acme  PARKED  DEPLOY");
    assertThat(run("operation", "list", "--direct", "--state", "failed")).isZero();
    assertThat(out()).isEqualTo("no operations\n");
    assertThat(run("operation", "watch", "project:acme", "--direct")).isEqualTo(6);
    assertThat(run("operation", "show", "project:acme", "--direct", "--output", "json")).isZero();
    assertThat(documents().get(0).path("started_by").asText()).isEqualTo("jo");
    assertThat(run("operation", "show", "project:other", "--direct")).isEqualTo(65);
  }

  @Test
  void decidesAndCancels() {
    temporal.running.put(Moments.ACME, Moments.parked(3));

    assertThat(
            run("operation", "decide", "project:acme", "extend", "--extend-by", "2d", "--direct"))
        .isZero();
    assertThat(out()).isEqualTo("goes on with extend\n");
    Decision decision = temporal.decisions.get(0);
    assertThat(decision.park()).isEqualTo(3);
    assertThat(decision.extendBy()).isEqualTo(Duration.ofDays(2));
    assertThat(decision.actor().name()).isEqualTo("jo (unauthenticated)");
    assertThat(run("operation", "cancel", "project:acme", "--reason", "typo", "--direct")).isZero();
    assertThat(temporal.cancels.get(0).reason()).isEqualTo("typo");
  }

  @Test
  void saysWhatItCannotReach() {
    assertThat(run("project", "list", "--direct")).isEqualTo(2);
    assertThat(err()).contains("projects are in the ledger, which --direct does not reach");
    assertThat(run("secret", "set", "acme/x", "--direct")).isNotZero();

    temporal.away = true;
    assertThat(run("operation", "list", "--direct")).isEqualTo(69);
    temporal.running.put(Moments.ACME, Moments.ended(OperationState.FAILED, "x"));
    assertThat(
            run(
                "operation",
                "decide",
                "project:acme",
                "retry",
                "--step",
                "DEPLOY",
                "--park",
                "1",
                "--direct"))
        .isEqualTo(75);
  }

  @Test
  void readsTheSettingsOfTemporal() {
    env.put("TEMPORAL_CONFIG_FILE", "/nonexistent/temporal.toml");
    env.put("TEMPORAL_PROFILE", "missing");

    assertThat(runConnected("operation", "list", "--direct")).isEqualTo(78);
    assertThat(err()).contains("the settings of Temporal are wrong");
  }

  @Test
  void needsTheKeysOfTheWorkers() {
    temporal.unreadable = catchThrowableOfType(UnreadablePayload.class, DirectTest::openWithoutKey);

    assertThat(run("operation", "show", "project:acme", "--direct")).isEqualTo(78);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).contains("encrypted with the payload key 'k1'", "LONGHAUL_PAYLOAD_KEYS");
  }

  @Test
  void refusesKeysThatAreNone() throws Exception {
    env.put("LONGHAUL_PAYLOAD_KEYS_FILE", "/nonexistent/keys");
    assertThat(runConnected("operation", "list", "--direct")).isEqualTo(78);
    assertThat(err()).contains("LONGHAUL_PAYLOAD_KEYS_FILE names /nonexistent/keys");

    env.put("LONGHAUL_PAYLOAD_KEYS_FILE", file("keys", "k1:c2hvcnQ=\n"));
    assertThat(runConnected("operation", "list", "--direct")).isEqualTo(78);
    assertThat(err()).contains("LONGHAUL_PAYLOAD_KEYS the key 'k1' must be base64 of 32 bytes");
  }

  private static void openWithoutKey() {
    Payload sealed =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("binary/encrypted"))
            .putMetadata(SealedPayloads.KEY_ID, ByteString.copyFromUtf8("k1"))
            .setData(ByteString.copyFrom(new byte[40]))
            .build();
    new SealedPayloads(PayloadKeys.none()).decode(List.of(sealed));
  }
}
