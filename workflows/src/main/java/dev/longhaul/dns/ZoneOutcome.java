package dev.longhaul.dns;

import dev.longhaul.durable.VendorPause;

/**
 * The zone's answer to one request.
 *
 * @param message one sentence for the operator
 * @param attempt which attempt of the change a pause has refused: before a later one than the first
 *     something may have been sent; 0 where nothing was refused
 */
public record ZoneOutcome(String requestId, State state, String message, int attempt) {
  public enum State {
    APPLIED,
    /**
     * Foreign records are in the way, or the zone refuses the value; what stays changed is named.
     */
    REFUSED,
    /** The registrar's account is paused, as the message says. */
    PAUSED,
    /** The registrar did not do it within its budget; asking again is safe. */
    FAILED
  }

  /** An answer that no pause has refused. */
  public static ZoneOutcome answered(String requestId, State state, String message) {
    return new ZoneOutcome(requestId, state, message, 0);
  }

  static ZoneOutcome paused(String requestId, VendorPause pause) {
    return new ZoneOutcome(requestId, State.PAUSED, pause.words(), pause.attempt());
  }
}
