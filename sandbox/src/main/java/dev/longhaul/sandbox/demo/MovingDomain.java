package dev.longhaul.sandbox.demo;

import dev.longhaul.emulators.World;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A domain at another registrar, which takes days to let it go; the vendors' clock is set on. */
final class MovingDomain {
  static final String NAME = "museum.example";
  private static final String AUTH_CODE = "7Kq-museum-42";
  private static final int MOST_DAYS = 5;
  private static final long BREATH = TimeUnit.MILLISECONDS.toNanos(400);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final World world;
  private final PrintStream out;

  MovingDomain(World world, PrintStream out) {
    this.world = world;
    this.out = out;
  }

  void putElsewhere() {
    world.inwx().transfers().elsewhere(NAME, AUTH_CODE);
  }

  /** What the operator has on standard input. */
  InputStream authCode() {
    return new ByteArrayInputStream((AUTH_CODE + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Until the other registrar has let it go. */
  void letDaysPass() {
    out.println();
    out.println("Meanwhile " + NAME + " waits for its old registrar, which takes days.");
    out.println("The vendors' clock is set on, a day at a time:");
    out.println();
    for (int day = 0; day < MOST_DAYS && !hasLeft(); day++) {
      LockSupport.parkNanos(BREATH);
      world.clock().advance(Duration.ofDays(1));
      out.printf(
          "  %-11s %s%n",
          DAY.format(world.clock().now()),
          hasLeft() ? "the old registrar lets it go" : "no answer yet; nothing runs meanwhile");
    }
    out.println();
  }

  private boolean hasLeft() {
    world.inwx().transfers().waiting();
    return !world.effects().ofKind("charged", NAME).isEmpty();
  }
}
