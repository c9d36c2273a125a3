package dev.longhaul.emulators.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One call that stops at a {@link HoldPoint} until it is let go. Other calls pass meanwhile, and so
 * do rehearsals, which have no effect.
 */
public final class Hold {
  private final String call;
  private final HoldPoint point;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean cut;

  Hold(String call, HoldPoint point) {
    this.call = call;
    this.point = point;
  }

  public String call() {
    return call;
  }

  public HoldPoint point() {
    return point;
  }

  /** Waits until a call stands at the point; false when none came in time. */
  public boolean awaitReached(Duration atMost) throws InterruptedException {
    return reached.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  public boolean isReached() {
    return reached.getCount() == 0;
  }

  /** Lets the call go on. Before any call has come it means: do not hold at all. */
  public void release() {
    released.countDown();
  }

  /**
   * Lets the call end by closing its connection: before the effect nothing happens, after it nobody
   * is told.
   */
  public void releaseByCutting() {
    cut = true;
    released.countDown();
  }

  /** Stands here until released. */
  void stand() {
    reached.countDown();
    if (point == HoldPoint.ANSWERED) {
      return;
    }
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionCut("interrupted while held: " + call);
    }
    if (cut) {
      throw new ConnectionCut("cut while held: " + call);
    }
  }
}
