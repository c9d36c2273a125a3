package dev.longhaul.domains;

import dev.longhaul.durable.VendorPause;
import dev.longhaul.durable.World;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A queue of a registrar that says what is due, and counts what is done about it. */
final class FakeRegistrarWatch implements RegistrarWatchActivities, DomainCareActivities {
  final Queue<RegistrarNews> news = new ConcurrentLinkedQueue<>();
  volatile @Nullable VendorPause paused;
  final AtomicInteger polls = new AtomicInteger();
  final AtomicInteger reconciled = new AtomicInteger();
  final AtomicInteger reminded = new AtomicInteger();
  private final World world;

  FakeRegistrarWatch(World world) {
    this.world = world;
  }

  @Override
  public RegistrarNews drain() {
    polls.incrementAndGet();
    VendorPause refused = paused;
    if (refused != null) {
      throw ApplicationFailure.newNonRetryableFailure(
          refused.sentence(), VendorPause.TYPE, refused);
    }
    RegistrarNews next = news.poll();
    if (next == null) {
      throw World.notYet("NOT_YET", "the queue is empty", Duration.ofMinutes(5));
    }
    return next;
  }

  @Override
  public void reconcile() {
    world.look("RegistrarWatch.reconcile");
    reconciled.incrementAndGet();
  }

  @Override
  public int remind(String registrar) {
    world.look("DomainCare.remind");
    return reminded.incrementAndGet();
  }
}
