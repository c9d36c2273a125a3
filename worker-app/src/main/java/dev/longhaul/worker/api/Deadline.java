package dev.longhaul.worker.api;

import java.time.Duration;

/**
 * When a request has taken long enough. What waits for somebody else asks it, so that an answer
 * goes out before the caller gives up and before a claim on an {@code Idempotency-Key} ends.
 */
public final class Deadline {
  /** How long a request may wait for others. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final ThreadLocal<Deadline> OF_THIS_REQUEST = new ThreadLocal<>();

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** A request begins on this thread; it is handled on it to its end. */
  static void begin() {
    OF_THIS_REQUEST.set(in(LONGEST_WAIT));
  }

  /** The answer is made. */
  static void end() {
    OF_THIS_REQUEST.remove();
  }

  /** The deadline of the request on this thread; a new one where there is no request. */
  public static Deadline ofThisRequest() {
    Deadline ours = OF_THIS_REQUEST.get();
    return ours == null ? in(LONGEST_WAIT) : ours;
  }

  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  public boolean isOver() {
    return left().isZero();
  }
}
