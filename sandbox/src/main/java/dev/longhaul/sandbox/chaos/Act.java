package dev.longhaul.sandbox.chaos;

/** What happens to the stack. */
enum Act {
  KILL("worker killed", "worker killed"),
  STOP("worker stopped beyond its heartbeat, then continued", "worker stopped"),
  TEMPORAL("Temporal killed and away beyond the heartbeat", "Temporal away"),
  POSTGRES("PostgreSQL killed", "PostgreSQL killed");

  private final String words;
  private final String column;

  Act(String words, String column) {
    this.words = words;
    this.column = column;
  }

  /** What stands above it in a table. */
  String column() {
    return column;
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
