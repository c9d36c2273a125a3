package dev.longhaul.durable;

/** Nobody knows this operation. */
public final class OperationNotFound extends RuntimeException {
  public OperationNotFound(OperationId id) {
    super("there is no operation " + id + "; 'longhaul operation list' shows those that exist");
  }
}
