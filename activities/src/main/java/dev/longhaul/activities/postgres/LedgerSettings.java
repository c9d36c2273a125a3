package dev.longhaul.activities.postgres;

import java.time.Duration;

/**
 * How the ledger is opened.
 *
 * @param connections most connections for reads and writes
 * @param locks most subjects that this process works on at once; each takes a connection
 * @param patience how long the start waits for PostgreSQL
 */
public record LedgerSettings(DatabaseUrl url, int connections, int locks, Duration patience) {
  /** 10 connections, 20 locks, one minute. */
  public static LedgerSettings of(DatabaseUrl url) {
    return new LedgerSettings(url, 10, 20, Duration.ofMinutes(1));
  }
}
