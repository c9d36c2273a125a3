package dev.longhaul.activities.webhook;

import dev.longhaul.activities.fakes.FaultMatrix;
import dev.longhaul.activities.fakes.FaultMatrix.Row;
import dev.longhaul.activities.fakes.Trouble;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Passage;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.HttpCall;
import dev.longhaul.emulators.http.StandardRefusals;
import dev.longhaul.emulators.http.Vendor;
import dev.longhaul.emulators.http.VendorServer;
import dev.longhaul.emulators.memory.Memory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A signed notice meets every trouble; repeated ones carry one event id. */
@EnabledIfSystemProperty(named = "longhaul.strict", matches = "true")
class WebhookFaultMatrixTest {
  private static final FaultMatrix MATRIX = new FaultMatrix("webhook");
  private static final String CALL = "POST notice";
  private final Switchboard switchboard = new Switchboard();
  private final Receiver receiver = new Receiver();
  private final VendorServer server =
      new VendorServer("receiver", receiver, switchboard, Duration.ZERO, Memory.none());

  @AfterEach
  void close() {
    server.close();
  }

  @AfterAll
  static void publish() throws Exception {
    MATRIX.publish();
  }

  /** What a receiver says besides its status is not read, so there is no garbage. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GARBAGE")
  void isSentAgainUnderTheSameId(Trouble trouble) {
    WebhookNoticeActivities webhook =
        new WebhookNoticeActivities(
            Optional.of(
                new WebhookSettings(
                    URI.create(server.url("/longhaul")),
                    new Secret("a-secret-of-24-characters"),
                    Duration.ofSeconds(1))),
            Trust.system(),
            Clock.systemUTC());
    Row row = new Row("Webhook_Send", CALL, () -> webhook.send(notice()), receiver.events::size, 1);
    MATRIX.meet(row, trouble, switchboard, () -> {});
  }

  private static Notice notice() {
    return new Notice(
        "project:acme/1/parked/1",
        Notice.Kind.PARKED,
        Instant.EPOCH,
        new OperationId("project:acme"),
        "provision acme.example",
        null,
        null,
        "the build failed",
        null,
        List.of(),
        List.of());
  }

  /** Keeps the ids of the events that it has taken. */
  private static final class Receiver implements Vendor {
    private final Set<String> events = ConcurrentHashMap.newKeySet();

    @Override
    public String nameOf(HttpCall call) {
      return CALL;
    }

    @Override
    public HttpAnswer answer(HttpCall call, Passage passage) {
      events.add(call.headers().first("Longhaul-Event-Id").orElseThrow());
      return HttpAnswer.text(200, "text/plain", "thank you very much");
    }

    @Override
    public HttpAnswer refuse(Fault fault) {
      return StandardRefusals.of(fault);
    }
  }
}
