package dev.longhaul.sandbox.chaos;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Boxes side by side that share out the work: most of a case is waiting. A box in which a promise
 * was broken is thrown away, so that what still goes on there disturbs nothing else.
 *
 * @param <B> a box
 */
final class Lanes<B extends Lanes.Box> {
  private final Supplier<B> boxes;
  private final BooleanSupplier over;

  /**
   * @param boxes starts one
   * @param over nothing more is begun from the moment on at which this holds
   */
  Lanes(Supplier<B> boxes, BooleanSupplier over) {
    this.boxes = boxes;
    this.over = over;
  }

  /** Where one piece of work after another is played. */
  interface Box extends AutoCloseable {
    @Override
    void close();
  }

  /** What is done with each piece of work; answers whether all was as promised. */
  @FunctionalInterface
  interface Play<B, T> {
    boolean keeps(B box, T piece);
  }

  /** Returns when everything is played that was begun; then the failure of a lane is thrown. */
  <T> void play(int lanes, List<T> work, Play<B, T> play) {
    Iterator<T> left = work.iterator();
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    try {
      CompletableFuture.allOf(
              Stream.generate(() -> CompletableFuture.runAsync(() -> lane(left, play), threads))
                  .limit(lanes)
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
  }

  private <T> void lane(Iterator<T> left, Play<B, T> play) {
    Optional<T> piece = next(left);
    while (piece.isPresent()) {
      try (B box = boxes.get()) {
        boolean kept = true;
        while (kept && piece.isPresent()) {
          kept = play.keeps(box, piece.get());
          piece = next(left);
        }
      }
    }
  }

  private <T> Optional<T> next(Iterator<T> left) {
    synchronized (left) {
      return left.hasNext() && !over.getAsBoolean() ? Optional.of(left.next()) : Optional.empty();
    }
  }
}
