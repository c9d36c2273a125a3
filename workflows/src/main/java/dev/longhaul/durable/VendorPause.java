package dev.longhaul.durable;

/**
 * Why nothing is asked of a vendor account at present; the detail of a {@code VENDOR_PAUSED}
 * failure.
 *
 * @param account the account's task queue, such as {@code coolify-main}
 * @param words who has paused it, since when and why: {@code paused by jo since ...}
 * @param attempt which attempt of the activity was refused; before a later one something may have
 *     been sent
 */
public record VendorPause(String account, String words, int attempt) {
  /** The failure type of an activity that was refused before any call. */
  public static final String TYPE = "VENDOR_PAUSED";

  /** Such as {@code vendor coolify-main paused by jo since 2026-11-21 12:00 UTC}. */
  public String sentence() {
    return "vendor " + account + " " + words;
  }

  boolean mayHaveSent() {
    return attempt > 1;
  }
}
