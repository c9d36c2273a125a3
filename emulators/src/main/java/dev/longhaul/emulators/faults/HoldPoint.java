package dev.longhaul.emulators.faults;

/** Where a call can be held. */
public enum HoldPoint {
  /** The request has arrived and nothing has happened yet. */
  BEFORE_EFFECT,
  /** The effect has happened and the caller has no answer yet. */
  AFTER_EFFECT,
  /**
   * The answer was handed to the network. Such a hold only reports; there is nothing left to hold.
   */
  ANSWERED
}
