package dev.longhaul.sandbox.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.sandbox.RequiresTemporal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Days pass while everything is killed in turn, and every domain is moved once (D-05, O-02). */
@RequiresTemporal
@ExtendWith(SharedKillBox.class)
@Timeout(240)
class TransferKillTest {
  /** Four days in half a minute. */
  private static final double DAYS_FLY = 11_520;

  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private final KillBox box;
  private final List<DomainName> domains =
      IntStream.range(0, 8).mapToObj(i -> new DomainName("days-" + i + ".example")).toList();

  TransferKillTest(KillBox box) {
    this.box = box;
  }

  @AfterEach
  void slowDown() {
    box.world().clock().speed(KillBox.FAST);
  }

  @Test
  void movesEveryDomainOnceWhateverIsKilledMeanwhile() {
    box.ensureStandby();
    domains.forEach(this::ask);
    Awaitility.await("all are asked for")
        .atMost(Duration.ofSeconds(60))
        .until(() -> box.world().effects().count("domain-transfer-requested") >= domains.size());
    box.world().clock().speed(DAYS_FLY);
    Instant asked = box.world().clock().now();
    passes(asked, 1);
    box.killWorkers();
    passes(asked, 2);
    box.ensureStandby();
    passes(asked, 3);
    box.temporal().kill();
    box.temporal().run();
    passes(asked, 5);
    box.postgres().crash();
    passes(asked, 6);
    domains.forEach(this::assertMovedOnce);
  }

  private void passes(Instant since, int halfDays) {
    Awaitility.await(halfDays + " half days have passed")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> box.world().clock().now().isAfter(since.plus(HALF_A_DAY.multipliedBy(halfDays))));
  }

  private void ask(DomainName domain) {
    box.world().inwx().transfers().elsewhere(domain.value(), "code");
    SecretRef code = SecretRef.of(domain.value(), "auth-code");
    new SecretStore(box.ledger().jdbi(), new Vault(box.masterKey())).put(code, new Secret("code"));
    TransferOrder order =
        new TransferOrder(
            domain,
            null,
            Long.toString(box.world().inwx().contact("Jo", "jo@days.example")),
            List.of(),
            Money.parse("50.00 EUR"),
            code,
            "inwx-live",
            null,
            "en",
            Duration.ofDays(5));
    box.operations().start(TransferDomainWorkflow.start(order, new Actor("kill-test")));
  }

  private void assertMovedOnce(DomainName domain) {
    OperationId id = TransferDomainWorkflow.id(domain);
    OperationQueries ledger = new OperationQueries(box.ledger().jdbi());
    Awaitility.await(id + " ends")
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .until(() -> ledger.one(id).filter(row -> row.outcome() == Outcome.SUCCEEDED).isPresent());
    assertThat(box.world().effects().ofKind("charged", domain.value())).hasSize(1);
    assertThat(box.world().effects().ofKind("domain-transfer-requested", domain.value()))
        .hasSize(1);
    assertThat(box.events(id)).as("events of " + id).isLessThanOrEqualTo(60);
  }
}
