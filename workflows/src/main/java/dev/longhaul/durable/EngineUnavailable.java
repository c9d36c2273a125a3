package dev.longhaul.durable;

import org.jspecify.annotations.Nullable;

/** Temporal, or every worker, is away; nothing was done and the call may be repeated. */
public final class EngineUnavailable extends RuntimeException {
  public EngineUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
