package dev.longhaul.activities.acting;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the activities that a worker is running, so that it can leave when there is none. */
public final class CallsInHand {
  private int running;
  private long lastEnd = System.nanoTime();

  synchronized void begin() {
    running++;
  }

  synchronized void end() {
    running--;
    lastEnd = System.nanoTime();
    notifyAll();
  }

  public synchronized int count() {
    return running;
  }

  /**
   * Waits until nothing has run for as long as {@code quiet}; returns whether that was so within
   * {@code patience}.
   *
   * @param quiet longer than a call takes from Temporal's hand to its first line: what was handed
   *     over right before must not be taken for nothing
   */
  public synchronized boolean awaitNone(Duration quiet, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + quiet.plus(patience).toNanos();
    long silentSince = System.nanoTime();
    while (true) {
      long now = System.nanoTime();
      if (running == 0 && now - silentSince >= quiet.toNanos()) {
        return true;
      }
      if (now >= end) {
        return false;
      }
      long until = running == 0 ? silentSince + quiet.toNanos() : end;
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, Math.min(until, end) - now));
      silentSince = Math.max(silentSince, lastEnd);
    }
  }
}
