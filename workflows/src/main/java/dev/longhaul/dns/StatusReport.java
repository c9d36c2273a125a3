package dev.longhaul.dns;

import dev.longhaul.durable.Actor;
import org.jspecify.annotations.Nullable;

/** What another system says about a request; {@code message} may be null. */
public record StatusReport(RequestStatus status, @Nullable String message, Actor reporter) {
  @Override
  public String toString() {
    return reporter + " reports " + status + (message == null ? "" : ": " + message);
  }
}
