package dev.longhaul.activities.postgres;

/** On which of the servers with a free slot a new project is put (P-05). */
public enum ServerChoice {
  /** Where most slots are free. */
  LEAST_LOADED,
  /** Where the last choice is longest ago; the ledger remembers, so restarts change nothing. */
  ROUND_ROBIN
}
