package dev.longhaul.emulators.faults;

import java.time.Duration;

/** What goes wrong with a call. */
public sealed interface Fault {

  /** The vendor answers with this HTTP status and body instead of doing anything. */
  record Status(int status, String body) implements Fault {}

  /**
   * The vendor refuses with its own result code (INWX: 2400; SMTP: 451) instead of doing anything.
   */
  record VendorCode(int code, String reason) implements Fault {}

  /** The vendor asks the caller to come back later. */
  record RateLimited(Duration retryAfter) implements Fault {}

  /** Something that is not the vendor's format arrives, with status 200, and nothing was done. */
  record Garbage(String body) implements Fault {}

  /** Everything works, later. */
  record Delay(Duration by) implements Fault {}

  /** The effect happens, and its answer arrives one byte at a time. */
  record Drip(Duration perByte) implements Fault {}

  /** The effect happens, then the connection is closed without an answer. */
  record AcceptAndCut() implements Fault {}

  /** The connection is closed and nothing happens. */
  record CutBefore() implements Fault {}

  /**
   * Nothing is heard for so long, then the connection is closed.
   *
   * @param applied whether the effect happened, and at once
   */
  record Silence(Duration by, boolean applied) implements Fault {}

  /** A quirk that only one vendor has, by name; the emulator of that vendor knows what it means. */
  record Quirk(String name) implements Fault {}
}
