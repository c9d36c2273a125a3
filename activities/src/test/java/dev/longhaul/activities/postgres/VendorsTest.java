package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationActivities.Snapshot;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** O-15: vendor accounts that a person or the breaker has paused, as all workers see them. */
class VendorsTest {
  private static final String ACCOUNT = "coolify-main";
  private static final OperationId ACME = new OperationId("project:acme");
  private static final OperationId OTHER = new OperationId("project:other");
  private static final Actor JO = new Actor("jo");
  private static final BreakerSettings QUICK =
      new BreakerSettings(3, Duration.ZERO, Duration.ofMillis(200));

  private final Ledger ledger = TestLedger.open();
  private final LedgerVendors vendors = new LedgerVendors(ledger.jdbi());
  private final Breaker breaker = new Breaker(ledger.jdbi(), ACCOUNT, QUICK);

  @BeforeEach
  void enter() {
    vendors.enter(List.of(ACCOUNT, "inwx-live"));
    vendors.enter(List.of(ACCOUNT));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aPersonPausesOneAccountAndOpensItAgain() {
    assertThat(vendors.pause(ACCOUNT, JO, "maintenance")).isTrue();
    assertThat(vendors.pause(ACCOUNT, new Actor("kim"), "me too")).isFalse();
    assertThat(refusal(ACME)).matches("paused by jo since 20.*Z: maintenance");
    assertThat(vendors.refusal("inwx-live", ACME)).isEmpty();
    assertThatThrownBy(() -> vendors.awaitOpen(ACME, ACCOUNT))
        .isInstanceOf(ApplicationFailure.class)
        .hasMessageContaining("vendor coolify-main paused by jo");
    assertThat(vendors.resume(ACCOUNT)).isTrue();
    assertThat(vendors.resume(ACCOUNT)).isFalse();
    vendors.awaitOpen(ACME, ACCOUNT);
  }

  @Test
  void onlyCallsInARowWithoutAnAnswerOpenTheBreaker() {
    fail(2);
    breaker.answered();
    fail(2);
    assertThat(vendors.refusal(ACCOUNT, ACME)).isEmpty();
    fail(1);
    assertThat(refusal(ACME)).contains("paused by breaker", "no answer");
    assertThat(row().pausedBy()).isEqualTo("breaker");
  }

  @Test
  void aShortBlipDoesNotOpenTheBreaker() {
    Breaker patient =
        new Breaker(
            ledger.jdbi(), ACCOUNT, new BreakerSettings(3, Duration.ofMinutes(1), Duration.ZERO));
    for (int i = 0; i < 30; i++) {
      patient.silent("no answer");
    }
    assertThat(vendors.refusal(ACCOUNT, ACME)).isEmpty();
    assertThat(row().failures()).isEqualTo(30);
  }

  @Test
  void zeroFailuresMeansNoBreaker() {
    Breaker never =
        new Breaker(ledger.jdbi(), ACCOUNT, new BreakerSettings(0, Duration.ZERO, Duration.ZERO));
    never.silent("no answer");
    assertThat(vendors.refusal(ACCOUNT, ACME)).isEmpty();
  }

  @Test
  void oneOperationIsTheProbeAndItsAnswerClosesTheBreaker() {
    fail(3);
    assertThat(vendors.refusal(ACCOUNT, ACME)).isPresent();
    Awaitility.await().until(() -> vendors.refusal(ACCOUNT, ACME).isEmpty());
    assertThat(vendors.refusal(ACCOUNT, OTHER)).isPresent();
    assertThat(vendors.refusal(ACCOUNT, ACME)).as("the probe's next call").isEmpty();
    breaker.answered();
    assertThat(vendors.refusal(ACCOUNT, OTHER)).isEmpty();
    assertThat(row().failures()).isZero();
  }

  @Test
  void aProbeThatFailsKeepsTheBreakerOpenForLonger() {
    fail(3);
    var first = row();
    Awaitility.await().until(() -> vendors.refusal(ACCOUNT, ACME).isEmpty());
    fail(1);
    assertThat(vendors.refusal(ACCOUNT, ACME)).isPresent();
    assertThat(row().pausedAt()).isEqualTo(first.pausedAt());
    assertThat(Duration.between(first.probeAt(), row().probeAt()))
        .isGreaterThanOrEqualTo(QUICK.pause().multipliedBy(2));
  }

  @Test
  void anAnswerDoesNotEndAPersonsPause() {
    fail(3);
    vendors.pause(ACCOUNT, JO, null);
    breaker.answered();
    assertThat(refusal(ACME)).contains("paused by jo");
    assertThat(row().probeAt()).isNull();
  }

  @Test
  void countsWhoWaits() {
    Fence fence = TestLedger.claim(ledger, ACME.value(), "run-1");
    new LedgerOperationActivities(ledger.jdbi(), null)
        .record(
            fence, new Snapshot(OperationState.RUNNING, "DEPLOY", "waiting", null, null, ACCOUNT));
    assertThat(row().waiting()).isOne();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.silent("coolify failed on GET /servers: no answer");
    }
  }

  private String refusal(OperationId operation) {
    Optional<String> words = vendors.refusal(ACCOUNT, operation);
    assertThat(words).isPresent();
    return words.orElseThrow();
  }

  private VendorRow row() {
    return vendors.one(ACCOUNT).orElseThrow();
  }
}
