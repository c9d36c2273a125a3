package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Patience;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InwxSessionTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private final InwxWorld world = new InwxWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void logsInOnceForManyCallsAndTakesATurnForEach() {
    IntStream.range(0, 8).parallel().forEach(i -> world.domains.holding(ACME));
    assertThat(world.inwx.switchboard().calls("account.login")).isEqualTo(1);
    assertThat(world.sessions.turns()).as("one call in flight at a time").isEqualTo(8);
  }

  @Test
  void usesASessionThatAnotherWorkerHasOpened() {
    world.domains.holding(ACME);
    InwxClient other = InwxClient.of(world.settings, Trust.system(), world.sessions);
    other.findDomain("acme.example");
    assertThat(world.inwx.switchboard().calls("account.login")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2200, 2501, 2502})
  void logsInAgainWhenTheSessionHasEnded(int code) {
    world.domains.holding(ACME);
    world.inwx.switchboard().next("domain.info", 1, new Fault.VendorCode(code, "over"));
    world.domains.holding(ACME);
    assertThat(world.inwx.switchboard().calls("account.login")).isEqualTo(2);
  }

  @Test
  void parksOnAWrongPasswordWithoutSayingIt() {
    InwxSettings wrong = world.settings("wrong-password-123");
    InwxDomainActivities domains =
        new InwxDomainActivities(
            InwxClient.of(wrong, Trust.system(), world.sessions), wrong, world.acting);
    Failed failed = Failed.by(() -> domains.holding(ACME));
    assertThat(failed.type()).isEqualTo(DomainProblem.REGISTRAR_LOGIN_REFUSED.name());
    assertThat(failed.retryable()).isFalse();
    assertThat(Failed.recorded(() -> domains.holding(ACME))).doesNotContain("wrong-password-123");
  }

  @ParameterizedTest
  @CsvSource({
    "2000, false",
    "2003, false",
    "2005, false",
    "2104, false",
    "2201, false",
    "2304, false",
    "2308, false",
    "2400, true",
    "2500, true",
    "2999, true",
  })
  void retriesWhatMayPassAndParksTheRest(int code, boolean retryable) {
    world.inwx.switchboard().next("domain.check", 1, new Fault.VendorCode(code, "because"));
    Failed failed = Failed.by(() -> world.domains.check(ACME));
    assertThat(failed.retryable()).isEqualTo(retryable);
    assertThat(failed.message()).contains("domain.check", "because");
    assertThat(failed.type())
        .isEqualTo(retryable ? VendorFailures.UNAVAILABLE : DomainProblem.REGISTRAR_REFUSED.name());
  }

  @Test
  void waitsAsLongAsTheRegistrarAsks() {
    world.domains.holding(ACME);
    world.inwx.switchboard().next("domain.info", 1, new Fault.RateLimited(Duration.ofSeconds(42)));
    Failed failed = Failed.by(() -> world.domains.holding(ACME));
    assertThat(failed.nextTry()).isEqualTo(Duration.ofSeconds(42));
    assertThat(failed.retryable()).isTrue();
  }

  @Test
  void takesServerErrorsGarbageAndCutsForSomethingThatMayPass() {
    world.domains.holding(ACME);
    for (Fault fault :
        new Fault[] {
          new Fault.Status(500, "{}"),
          new Fault.Garbage("<html>maintenance</html>"),
          new Fault.CutBefore()
        }) {
      world.inwx.switchboard().next("domain.info", 1, fault);
      VendorException seen =
          catchThrowableOfType(
              VendorException.class, () -> world.client.findDomain("acme.example"));
      assertThat(seen.ambiguous()).as("%s", fault).isTrue();
    }
    world.domains.holding(ACME);
  }

  @Test
  void takesSilenceForSomethingThatMayPass() {
    try (InwxWorld silent = new InwxWorld(Patience.SHORT)) {
      silent.domains.holding(ACME);
      silent.inwx.switchboard().next("domain.info", 1, new Fault.Delay(Duration.ofMillis(1500)));
      VendorException seen =
          catchThrowableOfType(
              VendorException.class, () -> silent.client.findDomain("acme.example"));
      assertThat(seen.ambiguous()).isTrue();
    }
  }

  @Test
  void knowsThatNothingWasSentWhenNobodyListens() {
    world.inwx.stopListening();
    VendorException seen =
        catchThrowableOfType(VendorException.class, () -> world.client.findDomain("acme.example"));
    assertThat(seen.ambiguous()).isFalse();
    assertThat(seen.code()).isEqualTo(VendorException.NO_ANSWER);
    assertThat(seen.getMessage()).contains("nothing was sent");
  }

  @Test
  void namesTheRegistrarsIdOfAFailedCall() {
    world.inwx.switchboard().next("domain.info", 1, new Fault.VendorCode(2400, "no"));
    VendorException seen =
        catchThrowableOfType(VendorException.class, () -> world.client.findDomain("acme.example"));
    assertThat(seen.correlationId()).hasValueSatisfying(id -> assertThat(id).contains("emulated"));
    assertThat(seen.code()).isEqualTo("2400");
  }
}
