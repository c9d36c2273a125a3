package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.acting.AccountSession;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.LocalActing;
import dev.longhaul.activities.fakes.MemorySessions;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.emulators.inwx.InwxEmulator;
import dev.longhaul.emulators.memory.Memory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client and the emulated registrar agree on second factors; sessions are shared. */
class InwxSecondFactorTest {
  private static final Secret SECRET = new Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  private final EmulatorClock clock = new EmulatorClock();
  private final InwxEmulator inwx =
      InwxEmulator.start(
          clock,
          new Effects(clock),
          Waits.withoutLatency(),
          Optional.of(SECRET.reveal()),
          Memory.none());
  private final MemorySessions sessions = new MemorySessions();

  @AfterEach
  void close() {
    inwx.close();
  }

  @Test
  void unlocksWithTheCodeOfThisHalfMinute() {
    inwx.owns("acme.example");
    assertThat(worker(Optional.of(SECRET)).findDomain("acme.example")).isPresent();
    assertThat(inwx.switchboard().calls("account.unlock")).isEqualTo(1);
    assertThat(sessions.load("inwx-test").lastTotpStep())
        .isBetween(Totp.step(Instant.now()) - 1, Totp.step(Instant.now()));
  }

  @Test
  void workersAtOnceLogInOnceAndUseOneCode() {
    inwx.owns("acme.example");
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> worker(Optional.of(SECRET)).findDomain("acme.example"));
    assertThat(inwx.switchboard().calls("account.login")).isEqualTo(1);
    assertThat(inwx.switchboard().calls("account.unlock")).isEqualTo(1);
    assertThat(inwx.switchboard().maxConcurrentObserved()).isEqualTo(1);
  }

  @Test
  void neverSendsAUsedCodeAgainButWaitsForTheNextWindow() {
    worker(Optional.of(SECRET)).findDomain("acme.example");
    long used = Totp.step(Instant.now()) + 1;
    sessions.store("inwx-test", AccountSession.of(new Secret("domrobot=over"), used));
    inwx.switchboard().next("domain.info", 1, new Fault.VendorCode(2200, "over"));
    InwxDomainActivities other = domains(worker(Optional.of(SECRET)), Optional.of(SECRET));
    Failed waits = Failed.by(() -> other.holding(new DomainName("a.example")));
    assertThat(waits.type()).isEqualTo(VendorFailures.UNAVAILABLE);
    assertThat(waits.message()).contains("one-time code", "used up");
    assertThat(waits.nextTry()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
    assertThat(inwx.switchboard().calls("account.unlock")).as("the first one only").isEqualTo(1);
  }

  @Test
  void parksWithoutASecretAndSaysWhichSettingIsMissing() {
    InwxDomainActivities domains = domains(worker(Optional.empty()), Optional.empty());
    Failed parked = Failed.by(() -> domains.holding(new DomainName("acme.example")));
    assertThat(parked.retryable()).isFalse();
    assertThat(parked.type()).isEqualTo(DomainProblem.REGISTRAR_LOGIN_REFUSED.name());
    assertThat(parked.message()).contains("INWX_2FA_SECRET");
  }

  @Test
  void theClientLeavesItToItsCallerWhatAMissingSecretMeans() {
    InwxClient client = worker(Optional.empty());
    assertThatThrownBy(() -> client.findDomain("acme.example"))
        .isInstanceOf(InwxException.class)
        .hasMessageContaining("INWX_2FA_SECRET");
  }

  private InwxDomainActivities domains(InwxClient client, Optional<Secret> secret) {
    return new InwxDomainActivities(client, settings(secret), new LocalActing());
  }

  private InwxClient worker(Optional<Secret> secret) {
    return InwxClient.of(settings(secret), Trust.system(), sessions);
  }

  private InwxSettings settings(Optional<Secret> secret) {
    InwxSettings plain =
        InwxSettings.of(
            "inwx-test", URI.create(inwx.apiUrl()), inwx.username(), new Secret(inwx.password()));
    return new InwxSettings(
        plain.account(),
        plain.api(),
        plain.username(),
        plain.password(),
        secret,
        plain.currency(),
        plain.nameservers(),
        plain.poll(),
        plain.settle(),
        plain.callTimeout());
  }
}
