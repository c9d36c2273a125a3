package dev.longhaul.activities.postgres;

/** Something of that name is in the ledger already; the message says what. */
public final class AlreadyRegistered extends RuntimeException {
  AlreadyRegistered(String message) {
    super(message);
  }
}
