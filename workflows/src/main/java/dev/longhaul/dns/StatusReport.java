package dev.longhaul.dns;

import dev.longhaul.durable.Actor;

/** What another system says about a request; {@code message} may be null. */
public record StatusReport(RequestStatus status, String message, Actor reporter) {
  @Override
  public String toString() {
    return reporter + " reports " + status + (message == null ? "" : ": " + message);
  }
}
