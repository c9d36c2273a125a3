package dev.longhaul.activities.postgres;

import dev.longhaul.activities.http.VendorPulse;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a vendor account alone that has not answered for a while (O-15), for all workers at once.
 * What it cannot write it logs: a call is not to fail because its pulse could not be noted.
 */
public final class Breaker implements VendorPulse {
  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  /** An answer that comes so soon after another one says nothing new. */
  private static final long NEWS_NANOS = Duration.ofSeconds(1).toNanos();

  private final Jdbi jdbi;
  private final String account;
  private final BreakerSettings settings;
  private volatile long quietUntil = System.nanoTime();

  public Breaker(Jdbi jdbi, String account, BreakerSettings settings) {
    this.jdbi = jdbi;
    this.account = account;
    this.settings = settings;
  }

  /**
   * Noted once a second at most, and always after a silence that this process has met: an answer is
   * noted while others wait for their turn at the account.
   */
  @Override
  public void answered() {
    long now = System.nanoTime();
    if (now - quietUntil < 0) {
      return;
    }
    attempt(
        () -> {
          Optional<Boolean> closed =
              jdbi.withExtension(VendorSql.class, sql -> sql.answered(account));
          if (closed.orElse(false)) {
            LOG.info("vendor {} answers again; the breaker is closed", account);
          }
          quietUntil = now + NEWS_NANOS;
        });
  }

  @Override
  public void silent(String why) {
    quietUntil = System.nanoTime();
    attempt(
        () -> {
          Optional<Integer> opened =
              jdbi.inTransaction(handle -> fail(handle.attach(VendorSql.class), why));
          opened.ifPresent(times -> say(times, why));
        });
  }

  private Optional<Integer> fail(VendorSql sql, String why) {
    sql.failed(account, why);
    return settings.failures() == 0
        ? Optional.empty()
        : sql.open(account, why, settings.failures(), settings.after(), settings.pause());
  }

  private void say(int times, String why) {
    if (times == 1) {
      LOG.warn("vendor {} does not answer, the breaker pauses it: {}", account, why);
    } else {
      LOG.info("vendor {} still does not answer: {}", account, why);
    }
  }

  private void attempt(Runnable note) {
    try {
      note.run();
    } catch (JdbiException e) {
      LOG.warn("the pulse of vendor {} could not be noted: {}", account, e.getMessage());
    }
  }
}
