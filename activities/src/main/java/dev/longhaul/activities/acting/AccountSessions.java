package dev.longhaul.activities.acting;

/**
 * Sessions of vendor accounts, shared by all workers and encrypted at rest. {@code account} is the
 * account's task queue, such as {@code inwx-live}.
 */
public interface AccountSessions {
  /** The stored session, or {@link AccountSession#NONE}. */
  AccountSession load(String account);

  /** Stores the session; the last used one-time step never goes back. */
  void store(String account, AccountSession session);

  /**
   * Runs {@code call} while no other worker and no other thread uses the account: login and call go
   * through here, one at a time. Waits up to 20 s for its turn. Not reentrant.
   *
   * @throws X what {@code call} throws
   * @throws io.temporal.failure.ApplicationFailure {@link ActingProblem#SUBJECT_BUSY} (retried
   *     after 2 s) when the turn did not come
   */
  <T, X extends Exception> T withAccount(String account, Call<T, X> call) throws X;

  /** One call to the vendor, login included. */
  @FunctionalInterface
  interface Call<T, X extends Exception> {
    /**
     * Runs in its turn.
     *
     * @param turn to be asked right before each request: a process that was stopped for longer than
     *     a request may take has lost its turn, and must send nothing
     */
    T run(Guard turn) throws X;
  }
}
