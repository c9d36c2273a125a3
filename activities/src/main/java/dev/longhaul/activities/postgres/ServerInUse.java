package dev.longhaul.activities.postgres;

/** A server cannot be removed while something lives on it; the message says what. */
public final class ServerInUse extends RuntimeException {
  ServerInUse(String message) {
    super(message);
  }
}
