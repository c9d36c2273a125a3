package dev.longhaul.activities.postgres;

/** PostgreSQL did not answer, or refused us, for as long as the start was allowed to wait. */
public final class LedgerUnavailable extends RuntimeException {
  LedgerUnavailable(DatabaseUrl url, Throwable cause) {
    super("cannot open the ledger at " + url + ": " + cause.getMessage(), cause);
  }
}
