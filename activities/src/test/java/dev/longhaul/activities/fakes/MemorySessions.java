package dev.longhaul.activities.fakes;

import dev.longhaul.activities.acting.AccountSession;
import dev.longhaul.activities.acting.AccountSessions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions in memory, one call at a time. */
public final class MemorySessions implements AccountSessions {
  private final Map<String, AccountSession> sessions = new ConcurrentHashMap<>();

  private int turns;

  @Override
  public AccountSession load(String account) {
    return sessions.getOrDefault(account, AccountSession.NONE);
  }

  @Override
  public void store(String account, AccountSession session) {
    sessions.put(account, session);
  }

  @Override
  public synchronized <T, X extends Exception> T withAccount(String account, Call<T, X> call)
      throws X {
    turns++;
    return call.run(() -> {});
  }

  /** How often somebody had the account for himself. */
  public synchronized int turns() {
    return turns;
  }
}
