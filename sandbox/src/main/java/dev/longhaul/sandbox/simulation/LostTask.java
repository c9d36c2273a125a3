package dev.longhaul.sandbox.simulation;

/**
 * The in-memory server has lost a task by a fault of its own, which production does not have. The
 * run says nothing, and the lane is of no use any more.
 */
final class LostTask extends RuntimeException {
  private static final long serialVersionUID = 1;

  LostTask(String words) {
    super("Temporal's in-memory server: " + words);
  }
}
