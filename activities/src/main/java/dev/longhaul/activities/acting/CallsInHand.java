package dev.longhaul.activities.acting;

import java.time.Duration;

/** Counts the activities that a worker is running, so that it can leave when there is none. */
public final class CallsInHand {
  private int running;

  synchronized void begin() {
    running++;
  }

  synchronized void end() {
    running--;
    notifyAll();
  }

  public synchronized int count() {
    return running;
  }

  /** Waits until nothing runs; returns whether that was so within {@code patience}. */
  public synchronized boolean awaitNone(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toNanos();
    while (running > 0 && left > 0) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
      left = end - System.nanoTime();
    }
    return running == 0;
  }
}
