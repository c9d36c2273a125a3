package dev.longhaul.cli;

import java.time.Duration;
import java.time.Instant;

/** The clock that a watching command goes by. */
public interface Pace {
  Instant now();

  void pause(Duration time) throws InterruptedException;

  /** The clock on the wall. */
  static Pace real() {
    return new Pace() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
      }
    };
  }
}
