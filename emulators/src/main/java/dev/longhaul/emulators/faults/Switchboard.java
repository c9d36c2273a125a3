package dev.longhaul.emulators.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides for every call at an emulator whether it passes. Calls are named in the vendor's words
 * ({@code domain.create}, {@code POST /applications/{uuid}/start}); a rule's name may end in {@code
 * *}. Every rule is used up by the calls it met, in the order in which rules were made.
 */
public final class Switchboard {
  private final Map<String, Integer> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<PlannedFault> faults = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();
  private final List<Hold> standing = new ArrayList<>();
  private int inFlight;
  private int mostInFlight;
  private FaultSource source = (call, occurrence) -> Optional.empty();

  /** The next {@code times} calls of this name meet the fault. */
  public synchronized void next(String call, int times, Fault fault) {
    faults.add(new PlannedFault(call, times, fault));
  }

  /** The next calls of this name are answered with an HTTP status and an empty JSON object. */
  public void failNext(String call, int times, int status) {
    next(call, times, new Fault.Status(status, "{}"));
  }

  /** The planned faults that no call has met yet, or not as often as planned. */
  public synchronized List<String> unmet() {
    return faults.stream().map(planned -> planned.left + " times " + planned.call).toList();
  }

  /** From now on decides about every call that no planned fault meets. */
  public synchronized void source(FaultSource other) {
    source = other;
  }

  /** The next call of this name that gets there and is no rehearsal stops at the point. */
  public synchronized Hold hold(String call, HoldPoint point) {
    Hold hold = new Hold(call, point);
    holds.add(hold);
    return hold;
  }

  /** Forgets planned faults and lets every held call go. Counts stay. */
  public synchronized void clear() {
    faults.clear();
    holds.forEach(Hold::release);
    holds.clear();
    standing.forEach(Hold::release);
    standing.clear();
  }

  /** How many calls of this name have arrived, whatever became of them. */
  public synchronized int calls(String call) {
    return counts.entrySet().stream()
        .filter(entry -> matches(call, entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** All counts by name. */
  public synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /** How many calls are being served right now. */
  public synchronized int inFlight() {
    return inFlight;
  }

  /** The largest number of calls that were ever being served at the same time. */
  public synchronized int maxConcurrentObserved() {
    return mostInFlight;
  }

  /**
   * Registers an arriving call; the server that plays the vendor walks it through the returned
   * passage.
   */
  public Passage enter(String call) {
    return enter(call, false);
  }

  /** The same for a call that may only ask what would happen. */
  public synchronized Passage enter(String call, boolean rehearsal) {
    counts.merge(call, 1, Integer::sum);
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    return new Passage(this, call, takeFault(call), rehearsal);
  }

  synchronized void left() {
    inFlight--;
  }

  synchronized Optional<Hold> takeHold(String call, HoldPoint point) {
    Optional<Hold> found =
        holds.stream()
            .filter(hold -> hold.point() == point && matches(hold.call(), call))
            .findFirst();
    found.ifPresent(holds::remove);
    found.ifPresent(standing::add);
    return found;
  }

  synchronized void released(Hold hold) {
    standing.remove(hold);
  }

  private Optional<Fault> takeFault(String call) {
    Optional<PlannedFault> found =
        faults.stream().filter(planned -> matches(planned.call, call)).findFirst();
    found.filter(PlannedFault::usedUp).ifPresent(faults::remove);
    return found.isPresent()
        ? found.map(planned -> planned.fault)
        : source.of(call, counts.getOrDefault(call, 0));
  }

  private static boolean matches(String rule, String call) {
    return rule.endsWith("*")
        ? call.toLowerCase(Locale.ROOT)
            .startsWith(rule.substring(0, rule.length() - 1).toLowerCase(Locale.ROOT))
        : call.equalsIgnoreCase(rule);
  }

  private static final class PlannedFault {
    private final String call;
    private final Fault fault;
    private int left;

    PlannedFault(String call, int left, Fault fault) {
      this.call = call;
      this.left = left;
      this.fault = fault;
    }

    boolean usedUp() {
      left--;
      return left <= 0;
    }
  }
}
