package dev.longhaul.architecture.violating;

import io.temporal.workflow.Workflow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Breaks every rule on purpose, so that a test can show that the rules bite. */
final class ImpureImpl {
  Instant clock() {
    return Instant.now();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  String environment() {
    return System.getenv("HOME");
  }

  String chance() {
    return UUID.randomUUID() + " " + Math.random();
  }

  Path disk() {
    return Path.of("/");
  }

  void waits() throws InterruptedException {
    Thread.sleep(1);
    Workflow.sleep(Duration.ofDays(1));
    Workflow.newTimer(Duration.ofDays(1));
    Workflow.await(Duration.ofDays(1), () -> true);
  }

  void swallows(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      chance();
    }
  }
}
