package dev.longhaul.durable;

/** Leaves the steps once a stop is asked for; never escapes {@link Operation#run}. */
final class Stopped extends RuntimeException {
  Stopped() {
    super("stopped", null, false, false);
  }
}
