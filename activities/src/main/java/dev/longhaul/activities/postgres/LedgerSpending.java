package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.Spending;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Spending in the ledger, with a cap per currency; without any cap nothing is refused. */
public final class LedgerSpending implements Spending {
  private final Jdbi jdbi;
  private final FencedLedger fenced;
  private final List<Money> caps;

  /**
   * @param caps per day and account, one for each currency that may be spent
   */
  public LedgerSpending(Jdbi jdbi, List<Money> caps) {
    this.jdbi = jdbi;
    this.fenced = new FencedLedger(jdbi);
    this.caps = List.copyOf(caps);
  }

  @Override
  public boolean reserve(Fence fence, String account, String subject, Money price) {
    return fenced.write(
        fence,
        handle -> {
          SpendingSql sql = handle.attach(SpendingSql.class);
          if (!caps.isEmpty()) {
            sql.queue("spending/" + account + "/" + price.currency());
            long today = sql.today(account, price.currency(), subject);
            refuseAboveCap(account, subject, price, today);
          }
          boolean first = !sql.reserved(account, subject);
          sql.reserve(account, subject, fence.operation(), price);
          return first;
        });
  }

  private void refuseAboveCap(String account, String subject, Money price, long today) {
    Money cap =
        caps.stream()
            .filter(each -> each.currency().equals(price.currency()))
            .findFirst()
            .orElseThrow(() -> uncapped(account, subject, price));
    if (today + price.minor() > cap.minor()) {
      Money left = new Money(Math.max(0, cap.minor() - today), cap.currency());
      throw reached(
          ("%s costs %s, and of the %s that %s may spend in a day %s are left; nothing was bought;"
                  + " retry after midnight UTC, or raise LONGHAUL_SPENDING_CAP_PER_DAY and retry")
              .formatted(subject, price, cap, account, left));
    }
  }

  private static ApplicationFailure uncapped(String account, String subject, Money price) {
    return reached(
        ("%s costs %s, and %s may spend nothing in %s; nothing was bought; add an amount in %s to"
                + " LONGHAUL_SPENDING_CAP_PER_DAY, then retry")
            .formatted(subject, price, account, price.currency(), price.currency()));
  }

  private static ApplicationFailure reached(String message) {
    return ApplicationFailure.newNonRetryableFailure(
        message, DomainProblem.SPENDING_CAP_REACHED.name());
  }

  @Override
  public void spent(Fence fence, String account, String subject, Money paid) {
    fenced.run(
        fence,
        handle -> {
          SpendingSql sql = handle.attach(SpendingSql.class);
          if (!sql.settle(account, subject, paid)) {
            sql.enter(account, subject, fence.operation(), paid);
          }
        });
  }

  @Override
  public void release(Fence fence, String account, String subject) {
    fenced.run(fence, handle -> handle.attach(SpendingSql.class).release(account, subject));
  }

  @Override
  public Optional<Money> unnamed(String account, String subject) {
    return jdbi.withExtension(SpendingSql.class, sql -> sql.unnamed(account, subject));
  }

  @Override
  public boolean named(String account, String subject) {
    return jdbi.withExtension(SpendingSql.class, sql -> sql.named(account, subject));
  }
}
