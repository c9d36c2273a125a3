package dev.longhaul.dns;

import dev.longhaul.durable.Actor;
import org.jspecify.annotations.Nullable;

/** What another system says about a request; {@code message} may be null. */
public record StatusReport(RequestStatus status, @Nullable String message, Actor reporter) {
  @Override
  public String toString() {
    return said(reporter) + (message == null ? "" : ": " + message);
  }

  /** Whether this line of a request's log, by that actor, is a report of the same status. */
  public boolean repeats(Actor actor, @Nullable String line) {
    return line != null && line.startsWith(said(actor));
  }

  private String said(Actor actor) {
    return actor + " reports " + status;
  }
}
