package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.acting.VendorGate;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.VendorActivities;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Vendor accounts in the ledger: who may ask them, and who has paused them (O-15). */
public final class LedgerVendors implements VendorGate, VendorActivities {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Jdbi jdbi;

  public LedgerVendors(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Enters accounts, so that they can be listed and paused; safe to repeat. */
  public void enter(Collection<String> accounts) {
    jdbi.useExtension(VendorSql.class, sql -> accounts.forEach(sql::enter));
  }

  /** All accounts, by name. */
  public List<VendorRow> list() {
    return jdbi.withExtension(VendorSql.class, VendorSql::list);
  }

  public Optional<VendorRow> one(String account) {
    return jdbi.withExtension(VendorSql.class, sql -> sql.one(account));
  }

  /** Pauses an account until somebody opens it; false when a person has paused it already. */
  public boolean pause(String account, Actor by, @Nullable String reason) {
    return jdbi.withExtension(VendorSql.class, sql -> sql.pause(account, by.name(), reason)) > 0;
  }

  /** Opens an account, whoever has paused it; false when it is open. */
  public boolean resume(String account) {
    return jdbi.withExtension(VendorSql.class, sql -> sql.resume(account)) > 0;
  }

  @Override
  public Optional<String> refusal(String account, OperationId operation) {
    try {
      return jdbi.withExtension(VendorSql.class, sql -> refusal(sql, account, operation));
    } catch (JdbiException e) {
      throw ActingProblem.LEDGER_AWAY.retryable(
          "cannot look whether vendor " + account + " is paused", e);
    }
  }

  private static Optional<String> refusal(VendorSql sql, String account, OperationId operation) {
    boolean open = !sql.paused(account).orElse(false);
    if (open || sql.probe(account, operation.value()) > 0) {
      return Optional.empty();
    }
    return sql.one(account).filter(row -> row.pausedAt() != null).map(VendorRow::words);
  }

  @Override
  public void awaitOpen(OperationId waiter, String account) {
    refusal(account, waiter)
        .ifPresent(
            words -> {
              throw stillPaused(account, words);
            });
  }

  private static ApplicationFailure stillPaused(String account, String words) {
    return ActingProblem.VENDOR_PAUSED.waiting(AGAIN, "vendor " + account + " " + words);
  }
}
