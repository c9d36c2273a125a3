package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.emulators.faults.Effect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the transfer of a domain must have left, by its outcome. */
final class TransferredWorld {
  /** Runs that left a request at the registrar, when none has succeeded since. */
  private static final String LEFT =
      """
      select count(*) from operation_runs r
      where operation = ? and (outcome = 'FAILED' or leftovers <> '[]') and not exists (
        select from operation_runs later
        where later.operation = r.operation and later.fence > r.fence
          and later.outcome = 'SUCCEEDED')
      """;

  private final String domain;
  private final Money limit;
  private final Stage stage;
  private final Findings findings;

  TransferredWorld(String domain, Money limit, Stage stage, Findings findings) {
    this.domain = domain;
    this.limit = limit;
    this.stage = stage;
    this.findings = findings;
  }

  void check(OperationId id) {
    Optional<OperationRow> row = stage.row(id);
    if (row.isEmpty() || row.get().outcome() == null) {
      return; // whether everything has ended is asked elsewhere
    }
    boolean left = stage.number(LEFT, id.value()) > 0;
    money(id, left);
    requests();
    ledger();
    switch (row.get().outcome()) {
      case SUCCEEDED, PARTIAL -> ours();
      case ABORTED, ROLLED_BACK -> takenBack(row.get(), left);
      case FAILED -> {}
    }
  }

  /**
   * Paid for at most once, within the limit, and the ledger names every cent, unless it was given
   * up, or left at the registrar, before that was done and nobody has had it done since.
   */
  private void money(OperationId id, boolean left) {
    List<Effect> charges = stage.world().effects().ofKind("charged", domain);
    findings.require(charges.size() <= 1, domain + " was charged " + charges.size() + " times");
    long charged =
        charges.stream()
            .mapToLong(charge -> Objects.requireNonNull(charge.amountMinor(), "an amount"))
            .sum();
    findings.require(charged <= limit.minor(), domain + " cost more than " + limit);
    long named = stage.number(Stage.PAID, id.value());
    findings.require(
        named == charged || (left && named == 0 && stage.number(Stage.RESERVED, domain) == charged),
        domain + " cost " + charged + " cents, and the ledger names " + named);
  }

  /** Asked for again only after a request that has failed or was taken back. */
  private void requests() {
    long asked = stage.effects("domain-transfer-requested", domain);
    findings.require(
        asked <= 1 + over(), domain + " was asked for " + asked + " times, " + over() + " ended");
  }

  private long over() {
    return stage.effects("domain-transfer-failed", domain)
        + stage.effects("domain-transfer-cancelled", domain);
  }

  private void ledger() {
    findings.equal(
        "transfers of " + domain + " that are waited for",
        0L,
        stage.number(
            "select count(*) from domain_transfers where domain = ? and state = 'PENDING'",
            domain));
    findings.equal(
        "the auth code of " + domain,
        List.of(),
        stage.texts(
            "select ref from secrets where ciphertext is not null and ref like ?",
            "%" + domain + "/auth-code"));
  }

  private void ours() {
    findings.require(stage.world().inwx().has(domain), domain + " is not ours");
    findings.equal(domain + " came", 1L, stage.effects("domain-transferred", domain));
  }

  /** One that was given up stays at the registrar when the next run is stopped before it asks. */
  private void takenBack(OperationRow row, boolean left) {
    if (row.leftovers().isEmpty()) {
      long open =
          stage.effects("domain-transfer-requested", domain)
              - over()
              - stage.effects("domain-transferred", domain);
      findings.require(
          open == 0 || (left && open == 1),
          open + " requests for " + domain + " are open after " + row.outcome());
    }
  }
}
