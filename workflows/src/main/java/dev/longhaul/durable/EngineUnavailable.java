package dev.longhaul.durable;

/** Temporal, or every worker, is away; nothing was done and the call may be repeated. */
public final class EngineUnavailable extends RuntimeException {
  public EngineUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
