package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.AccountSession;
import dev.longhaul.activities.acting.AccountSessions;
import dev.longhaul.activities.acting.Held;
import dev.longhaul.activities.acting.SubjectLocks;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.activities.postgres.AccountSql.AccountRow;
import dev.longhaul.activities.postgres.Vault.Sealed;
import dev.longhaul.durable.Secret;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions of vendor accounts in the ledger. Threads of this process queue up here first, so that
 * each account needs one connection per process.
 */
public final class LedgerAccountSessions implements AccountSessions {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerAccountSessions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SILENCE = HttpClients.CALL.plusSeconds(15);

  private final ConcurrentMap<String, ReentrantLock> queues = new ConcurrentHashMap<>();

  /** Accounts with the key that did not open their session, each told once. */
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  private final Jdbi jdbi;
  private final Vault vault;
  private final SubjectLocks turns;
  private final Duration mostSilence;

  /** Takes {@link Ledger#accountLocks()}, whose connections no act can use up. */
  public LedgerAccountSessions(Jdbi jdbi, Vault vault, SubjectLocks turns) {
    this(jdbi, vault, turns, SILENCE);
  }

  /**
   * The same.
   *
   * @param mostSilence after which somebody who holds the turn and asks nothing has lost it; longer
   *     than one request may take
   */
  LedgerAccountSessions(Jdbi jdbi, Vault vault, SubjectLocks turns, Duration mostSilence) {
    this.mostSilence = mostSilence;
    this.jdbi = jdbi;
    this.vault = vault;
    this.turns = turns;
  }

  @Override
  public AccountSession load(String account) {
    return jdbi.withExtension(AccountSql.class, sql -> sql.find(account))
        .map(row -> session(account, row))
        .orElse(AccountSession.NONE);
  }

  private static String keyId(AccountRow row) {
    return Objects.requireNonNull(row.keyId(), "what is sealed names its key");
  }

  private AccountSession session(String account, AccountRow row) {
    return new AccountSession(
        Optional.ofNullable(row.session())
            .flatMap(ciphertext -> opened(account, new Sealed(ciphertext, keyId(row)))),
        row.lastTotpStep());
  }

  /** A session that does not open is none: its key may have gone, and a new login makes another. */
  private Optional<Secret> opened(String account, Sealed sealed) {
    try {
      return Optional.of(vault.open(name(account), sealed));
    } catch (IllegalStateException e) {
      if (lost.add(account + " " + sealed.keyId())) {
        LOG.warn("the session of {} does not open, logging in anew: {}", account, e.getMessage());
      }
      return Optional.empty();
    }
  }

  @Override
  public void store(String account, AccountSession session) {
    Optional<Sealed> sealed = session.cookie().map(cookie -> vault.seal(name(account), cookie));
    byte[] ciphertext = sealed.map(Sealed::ciphertext).orElse(null);
    String keyId = sealed.map(Sealed::keyId).orElse(null);
    jdbi.useExtension(
        AccountSql.class, sql -> sql.store(account, ciphertext, keyId, session.lastTotpStep()));
  }

  @Override
  public <T, X extends Exception> T withAccount(String account, Call<T, X> call) throws X {
    ReentrantLock queue = queues.computeIfAbsent(account, any -> new ReentrantLock(true));
    lineUp(account, queue);
    try (Held turn = turns.acquire(name(account), PATIENCE, mostSilence)) {
      return call.run(turn::check);
    } finally {
      queue.unlock();
    }
  }

  private static void lineUp(String account, ReentrantLock queue) {
    try {
      if (queue.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw SubjectLocks.busy(name(account));
  }

  private static String name(String account) {
    return "account/" + account;
  }
}
