package dev.longhaul.sandbox.simulation;

import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides by the seed which calls and which attempts of activities go wrong, and how. */
final class Weather {
  /** Longer than every call time-out of a lane. */
  static final Duration SILENCE = Duration.ofMillis(2200);

  private static final List<Double> ROUGHNESS = List.of(0.0, 0.01, 0.03, 0.08, 0.2);
  private static final int MOST_SILENCES = 1;

  private final Dice dice;
  private final Schedule schedule;
  private final double vendors;
  private final double workers;
  private final Optional<Outage> outage;
  private final AtomicInteger left;
  private final AtomicInteger silences = new AtomicInteger(MOST_SILENCES);
  private final ConcurrentHashMap<String, AtomicInteger> occurrences = new ConcurrentHashMap<>();
  private volatile boolean over;

  /** A vendor that answers nothing but errors for a while. */
  private record Outage(String vendor, Duration from, Duration to) {}

  Weather(Dice dice, Schedule schedule) {
    this.dice = dice.fork("weather");
    this.schedule = schedule;
    this.vendors = this.dice.one(ROUGHNESS);
    this.workers = this.dice.one(ROUGHNESS);
    this.left = new AtomicInteger(this.dice.between(0, 40));
    this.outage = this.dice.chance(0.12) ? Optional.of(rollOutage(this.dice)) : Optional.empty();
  }

  private static Outage rollOutage(Dice dice) {
    Duration from = dice.millis(0, 15_000);
    String vendor = dice.one(List.of("inwx", "coolify", "mail"));
    // every notice knocks at an absent mail server three times a minute, and nobody waits for it
    int longest = vendor.equals("mail") ? 180 : 1800;
    return new Outage(vendor, from, from.plus(Duration.ofSeconds(dice.between(5, longest))));
  }

  /** Whether nothing at all will go wrong. */
  boolean calm() {
    return outage.isEmpty() && (left.get() == 0 || vendors + workers == 0);
  }

  /** From now on everything works. */
  void end() {
    over = true;
  }

  String forecast() {
    return "vendors %.2f, workers %.2f, at most %d faults%s"
        .formatted(
            vendors,
            workers,
            left.get(),
            outage
                .map(o -> ", %s away from %s to %s".formatted(o.vendor(), o.from(), o.to()))
                .orElse(""));
  }

  /** What goes wrong with a call at a vendor. */
  Optional<Fault> vendorFault(String vendor, String call) {
    if (over) {
      return Optional.empty();
    }
    Optional<Fault> found = isAway(vendor) ? Optional.of(away(vendor)) : byChance(vendor, call);
    found.ifPresent(fault -> schedule.fault(vendor + " " + call + ": " + fault));
    return found;
  }

  private boolean isAway(String vendor) {
    if (outage.isEmpty() || !outage.get().vendor().equals(vendor)) {
      return false;
    }
    Duration now = schedule.elapsed();
    return now.compareTo(outage.get().from()) > 0 && now.compareTo(outage.get().to()) < 0;
  }

  private static Fault away(String vendor) {
    return vendor.equals("mail") ? new Fault.CutBefore() : new Fault.Status(503, "away");
  }

  private Optional<Fault> byChance(String vendor, String call) {
    Dice own = dice.fork(vendor, call, next(vendor + " " + call));
    if (!own.chance(vendors) || left.getAndDecrement() <= 0) {
      return Optional.empty();
    }
    return Optional.of(vendor.equals("mail") ? mailFault(own) : httpFault(own));
  }

  private Fault mailFault(Dice own) {
    return switch (own.between(1, 3)) {
      case 1 -> new Fault.VendorCode(451, "later");
      case 2 -> new Fault.CutBefore();
      default -> new Fault.AcceptAndCut();
    };
  }

  private Fault httpFault(Dice own) {
    return switch (own.between(1, 10)) {
      case 1, 2, 3 -> new Fault.AcceptAndCut();
      case 4, 5 -> new Fault.CutBefore();
      case 6 -> new Fault.Status(own.one(List.of(500, 502, 503, 504)), "oops");
      case 7 -> new Fault.RateLimited(Duration.ofSeconds(own.between(1, 30)));
      case 8 -> new Fault.Garbage("<html>maintenance</html>");
      case 9 -> new Fault.Status(429, "{}");
      default -> own.chance(0.3) ? silence(own) : new Fault.AcceptAndCut();
    };
  }

  private Fault silence(Dice own) {
    return silences.getAndDecrement() > 0
        ? new Fault.Silence(SILENCE, own.chance(0.5))
        : new Fault.AcceptAndCut();
  }

  /** What goes wrong with an attempt of an activity. */
  Optional<Trouble> activityTrouble(String operation, String activity) {
    Dice own = dice.fork(operation, activity, next(operation + " " + activity));
    if (over || !own.chance(workers) || left.getAndDecrement() <= 0) {
      return Optional.empty();
    }
    Trouble trouble = own.one(Trouble.BY_FREQUENCY);
    schedule.fault(operation + " " + activity + ": " + trouble);
    return Optional.of(trouble);
  }

  /** How late an attempt comes. */
  Duration delay(String operation, String activity) {
    return dice.fork("delay", operation, activity).millis(200, 90_000);
  }

  private int next(String what) {
    return occurrences.computeIfAbsent(what, any -> new AtomicInteger()).incrementAndGet();
  }
}
