package dev.longhaul.dns;

/** The zone's answer to one request; {@code message} is one sentence for the operator. */
public record ZoneOutcome(String requestId, State state, String message) {
  public enum State {
    APPLIED,
    /**
     * Foreign records are in the way, or the zone refuses the value; what stays changed is named.
     */
    REFUSED,
    /** The registrar's account is paused, as the message says; nothing was asked of it. */
    PAUSED,
    /** The registrar did not do it within its budget; asking again is safe. */
    FAILED
  }
}
