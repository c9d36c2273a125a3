package dev.longhaul.durable;

/** What stands in the memo of an operation's execution; the names are wire names. */
public final class Memo {
  /** Who started it. */
  public static final String ACTOR = "longhaul-actor";

  /** SHA-256 of the order: the same order again gives the running operation (O-09). */
  public static final String ORDER_DIGEST = "longhaul-order-digest";

  private Memo() {}
}
