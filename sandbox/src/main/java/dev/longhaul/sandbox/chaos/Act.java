package dev.longhaul.sandbox.chaos;

/** What happens to the stack. */
enum Act {
  KILL("worker killed"),
  STOP("worker stopped beyond its heartbeat, then continued"),
  TEMPORAL("Temporal killed and away beyond the heartbeat"),
  POSTGRES("PostgreSQL killed");

  private final String words;

  Act(String words) {
    this.words = words;
  }

  /** A held call has a successor only when its worker is taken for dead. */
  boolean hasSuccessor() {
    return this == KILL || this == TEMPORAL;
  }

  @Override
  public String toString() {
    return words;
  }
}
