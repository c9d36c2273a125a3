package dev.longhaul.domains;

/** What a word of a registrar about moving a domain means for us (D-03). */
public enum TransferMeaning {
  /** On its way in; nobody has to do anything. */
  UNDER_WAY,
  /** On its way in, and somebody has to approve it. */
  NEEDS_APPROVAL,
  COMPLETED,
  /** Refused by the registry, the losing registrar or the owner; the words say by whom. */
  FAILED,
  CANCELLED,
  /** Somebody wants to move one of our domains away. */
  LEAVING,
  LEFT,
  /** One of our domains was wanted by others and stays. */
  KEPT,
  /** About the transfer lock. */
  LOCK,
  /** About something else than moving a domain. */
  OTHER,
  /** Not in the registrar's list: shown, warned about, and waited on. */
  UNKNOWN;

  /** Whether an operation that waits for the transfer has to hear of it. */
  public boolean endsTheWait() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
