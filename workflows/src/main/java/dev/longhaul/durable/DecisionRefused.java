package dev.longhaul.durable;

/**
 * A decision that makes no sense here or comes too late; the message says why and what to do. A
 * plain exception on purpose: thrown in an update validator an {@code ApplicationFailure} would
 * lose its type on the way to the client, a plain class keeps its name.
 */
public final class DecisionRefused extends RuntimeException {
  public DecisionRefused(String message) {
    super(message);
  }
}
