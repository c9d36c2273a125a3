package dev.longhaul.durable;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where decisions on a parked step arrive: checks them, keeps the one that counts. */
final class DecisionDesk {
  private static final Duration LONGEST_EXTENSION = Duration.ofDays(30);

  private @Nullable Parking parking;
  private StepRule<?> rule = StepRule.plain();
  private @Nullable Decision decision;

  void open(Parking parking, StepRule<?> rule) {
    this.parking = parking;
    this.rule = rule;
    this.decision = null;
  }

  /** The same park with a later deadline. */
  void reopen(Parking longer) {
    this.parking = longer;
  }

  boolean decided() {
    return decision != null;
  }

  Decision take() {
    Decision taken = Objects.requireNonNull(decision, "nothing is decided");
    withdraw();
    return taken;
  }

  void withdraw() {
    parking = null;
    decision = null;
  }

  /** Refuses what makes no sense here or comes too late. */
  void check(Decision wish, Progress now) {
    if (parking == null) {
      throw new DecisionRefused(notParked(now));
    }
    if (decision != null) {
      throw new DecisionRefused(
          "already decided: " + decision.word() + " by " + decision.actor() + "; look again");
    }
    if (wish.park() != parking.number() || !parking.step().equals(wish.step())) {
      throw new DecisionRefused(
          "that decision is for park %d at %s, but it is parked at %s (park %d); look again"
              .formatted(wish.park(), wish.step(), parking.step(), parking.number()));
    }
    if (!parking.allowed().contains(wish.word())) {
      throw new DecisionRefused(
          "%s is not possible at %s; use one of %s"
              .formatted(wish.word(), parking.step(), parking.allowed()));
    }
    checkDetails(wish);
  }

  void record(Decision wish) {
    decision = wish;
  }

  private void checkDetails(Decision wish) {
    if (wish.word() == DecisionWord.EXTEND) {
      Duration by = wish.extendBy();
      if (by == null || by.isZero() || by.isNegative() || by.compareTo(LONGEST_EXTENSION) > 0) {
        throw new DecisionRefused("extend needs extend_by between a moment and 30 days, like P2D");
      }
    }
    if (wish.word() == DecisionWord.EDIT) {
      if (wish.fields().isEmpty()) {
        throw new DecisionRefused("edit needs new values for one of " + rule.fieldNames());
      }
      for (Map.Entry<String, String> field : wish.fields().entrySet()) {
        Optional<String> complaint = rule.complaint(wish.actor(), field.getKey(), field.getValue());
        if (complaint.isPresent()) {
          throw new DecisionRefused(complaint.get());
        }
      }
    }
  }

  private static String notParked(Progress now) {
    if (now.state().ended()) {
      return now.id() + " has ended: " + now.state();
    }
    if (now.waitsForOperation() != null) {
      return "%s waits for %s; decide there".formatted(now.id(), now.waitsForOperation());
    }
    return now.id() + " is not parked, it is " + now.state() + "; nothing to decide";
  }
}
