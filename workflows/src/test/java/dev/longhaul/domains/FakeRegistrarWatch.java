package dev.longhaul.domains;

import dev.longhaul.durable.World;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue of a registrar that says what is due, and counts what is done about it. */
final class FakeRegistrarWatch implements RegistrarWatchActivities, DomainCareActivities {
  final Queue<RegistrarNews> news = new ConcurrentLinkedQueue<>();
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
