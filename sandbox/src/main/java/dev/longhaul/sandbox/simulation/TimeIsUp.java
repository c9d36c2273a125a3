package dev.longhaul.sandbox.simulation;

/** The time that was given for all runs is over. */
final class TimeIsUp extends RuntimeException {
  private static final long serialVersionUID = 1;

  TimeIsUp() {
    super("the time that was given is over");
  }
}
