package dev.longhaul.emulators.inwx;

import java.time.Duration;

/**
 * What the losing registrar does.
 *
 * @param after the request; a silent one waits for {@link TransferIn#approved}
 */
record Losing(Answer answer, Duration after, String details) {
  enum Answer {
    APPROVES,
    REFUSES,
    SILENT
  }

  static Losing approves(Duration after) {
    return new Losing(Answer.APPROVES, after, "");
  }

  static Losing refuses(Duration after, String words) {
    return new Losing(Answer.REFUSES, after, words);
  }

  static Losing silent() {
    return new Losing(Answer.SILENT, Duration.ZERO, "");
  }
}
