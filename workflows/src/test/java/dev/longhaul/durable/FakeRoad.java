package dev.longhaul.durable;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A world with a memory: what was done, what is broken, what has not come yet. */
final class FakeRoad implements RoadActivities {
  final List<String> done = new CopyOnWriteArrayList<>();
  final List<Fence> fences = new CopyOnWriteArrayList<>();
  final Map<String, String> broken = new ConcurrentHashMap<>();
  final Map<String, String> answers = new ConcurrentHashMap<>(Map.of("connection", "on time"));
  final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  final AtomicInteger refused = new AtomicInteger();
  final Map<String, VendorPause> paused = new ConcurrentHashMap<>();
  volatile boolean retryable;
  final CountDownLatch reached = new CountDownLatch(1);

  @Override
  public String look(String what) {
    CountDownLatch latch = held.get("look at " + what);
    if (latch != null) {
      reached.countDown();
      await(latch);
    }
    return answers.getOrDefault(what, "nothing");
  }

  @Override
  public void act(Fence fence, String what) {
    refuseIfPaused(what);
    if (broken.containsKey(what)) {
      if (retryable) {
        throw new IllegalStateException(broken.get(what));
      }
      throw ApplicationFailure.newNonRetryableFailure(broken.get(what), "BROKEN");
    }
    CountDownLatch latch = held.get(what);
    if (latch != null) {
      reached.countDown();
      await(latch);
    }
    fences.add(fence);
    done.add(what);
  }

  private void refuseIfPaused(String call) {
    VendorPause pause = paused.get(call);
    if (pause != null) {
      refused.incrementAndGet();
      throw ApplicationFailure.newNonRetryableFailure(pause.sentence(), VendorPause.TYPE, pause);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String await(String what) {
    refuseIfPaused("await " + what);
    if ("never".equals(answers.get(what))) {
      throw ApplicationFailure.newBuilder()
          .setMessage(what + " has not happened yet")
          .setType("NOT_YET")
          .setCategory(ApplicationErrorCategory.BENIGN)
          .setNextRetryDelay(Duration.ofMinutes(1))
          .build();
    }
    return "there";
  }
}
