package dev.longhaul.durable;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What the fakes share: what was done, what is broken, and which call is held up. */
public final class World {
  public final List<String> effects = new CopyOnWriteArrayList<>();
  public final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, FailureReport> broken = new ConcurrentHashMap<>();
  private final Map<String, Hold> held = new ConcurrentHashMap<>();
  private final Set<Fence> fences = ConcurrentHashMap.newKeySet();

  /** A call that waits: {@code reached} by the worker, let go by {@code release}. */
  public record Hold(CountDownLatch reached, CountDownLatch release) {
    public void awaitReached() {
      World.await(reached);
    }

    public void letGo() {
      release.countDown();
    }
  }

  /** From now on the call fails with this type and these words; no retry helps. */
  public void breaks(String call, String type, String message) {
    broken.put(call, new FailureReport(type, message));
  }

  public void mend() {
    broken.clear();
  }

  /** The next such call does not answer before it is let go. */
  public Hold hold(String call) {
    Hold hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
    held.put(call, hold);
    return hold;
  }

  /** A read begins. */
  public void look(String call) {
    calls.add(call);
    Hold hold = held.remove(call);
    if (hold != null) {
      hold.reached().countDown();
      await(hold.release());
    }
    FailureReport report = broken.get(call);
    if (report != null) {
      throw ApplicationFailure.newNonRetryableFailure(report.message(), report.type());
    }
  }

  /** A write begins; no two writes may carry the same fence. */
  public void act(String call, Fence fence) {
    if (!fences.add(fence)) {
      throw ApplicationFailure.newNonRetryableFailure(call + " repeats " + fence, "SAME_FENCE");
    }
    look(call);
  }

  public void did(String effect) {
    effects.add(effect);
  }

  /** What a wait throws while it is not over. */
  public static ApplicationFailure notYet(String type, String message, Duration next) {
    return ApplicationFailure.newBuilder()
        .setMessage(message)
        .setType(type)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(next)
        .build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
