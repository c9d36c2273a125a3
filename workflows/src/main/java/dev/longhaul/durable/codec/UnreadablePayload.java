package dev.longhaul.durable.codec;

import io.temporal.payload.codec.PayloadCodecException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payload that the configured keys do not open. In a worker it fails the workflow task, which is
 * tried again once the key is there; the SDK would drop a signal over a converter's exception, but
 * not over this one.
 */
public final class UnreadablePayload extends PayloadCodecException {
  UnreadablePayload(String message) {
    super(message);
  }

  UnreadablePayload(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The one in the chain of causes, if it is there. */
  public static Optional<UnreadablePayload> in(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadablePayload unreadable) {
        return Optional.of(unreadable);
      }
    }
    return Optional.empty();
  }
}
