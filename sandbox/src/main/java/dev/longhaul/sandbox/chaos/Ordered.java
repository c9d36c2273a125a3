package dev.longhaul.sandbox.chaos;

import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Parking;
import dev.longhaul.emulators.dns.ZoneRecord;
import dev.longhaul.emulators.faults.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One thing that is ordered in a {@link ChaosBox}, and what it has to leave. */
abstract class Ordered {
  static final Duration LONGEST = Duration.ofMinutes(5);
  static final Actor ACTOR = new Actor("chaos");

  /** For what is written after the end, such as an acknowledged message. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(30);

  /** So many equal looks, so long apart, at what a quiet run has left. */
  private static final int SETTLED = 3;

  private static final Duration PAUSE = Duration.ofMillis(700);

  final ChaosBox box;
  final Flow flow;
  final String slug;

  Ordered(ChaosBox box, Flow flow, String slug) {
    this.box = box;
    this.flow = flow;
    this.slug = slug;
  }

  /** Orders it. */
  static Ordered start(ChaosBox box, Flow flow, String slug) {
    Ordered ordered =
        switch (flow) {
          case PROVISION, ABORT, RETRY -> new OrderedProject(box, flow, slug);
          case TRANSFER, ARRIVAL -> new OrderedMove(box, flow, slug);
          case DNS -> new OrderedRecords(box, slug);
        };
    ordered.begin();
    return ordered;
  }

  abstract void begin();

  /** The operation whose end counts. */
  abstract OperationId id();

  /** That one and everything that works for it. */
  abstract List<OperationId> operations();

  /** Those of them that a person may have to decide on. */
  abstract List<OperationId> deciding();

  /** Waits for the point from which on calls are held; at once when the flow has none. */
  abstract void awaitHalfway();

  /** What happens then. */
  abstract void goOn();

  /** What only this kind of order leaves at vendors and in the ledger. */
  abstract List<String> ownTraces();

  DomainName domain() {
    return new DomainName(slug + ".example");
  }

  /** Who makes a call of this order. */
  List<OperationId> makersOf(Deed deed) {
    return deed.isWatchers() ? List.of(box.watcher()) : operations();
  }

  /** Undisturbed from here on. */
  void awaitEnd() {
    if (flow.hasHalfway()) {
      awaitHalfway();
      goOn();
    }
    awaitOutcome();
  }

  /** Whether a person is asked before it has ended. */
  boolean parksInsteadOfEnding() {
    Patience.until(
        id() + " ends or parks",
        LONGEST,
        () -> ledger().one(id()).orElseThrow().outcome() != null || !parked().isEmpty());
    return !parked().isEmpty();
  }

  private List<OperationId> parked() {
    return deciding().stream()
        .filter(id -> ledger().one(id).filter(row -> row.parkedSince() != null).isPresent())
        .toList();
  }

  OperationQueries ledger() {
    return new OperationQueries(box.ledger().jdbi());
  }

  /** A person has everything tried again that has parked. */
  void retryEverything() {
    for (OperationId id : parked()) {
      Optional.ofNullable(box.operations().progress(id).parking())
          .ifPresent(parking -> retry(id, parking));
    }
  }

  private void retry(OperationId id, Parking parking) {
    Decision decision = Decision.of(DecisionWord.RETRY, parking, ACTOR);
    box.operations().decide(id, decision, "chaos-" + id.subject() + "-" + parking.number());
  }

  /** Waits until ledger and Temporal say that it has ended. */
  OperationRow awaitOutcome() {
    Patience.until(
        id() + " ends", LONGEST, () -> ledger().one(id()).orElseThrow().outcome() != null);
    Patience.until(
        id() + " shows its end",
        LONGEST,
        () -> box.operations().progress(id()).state() == OperationState.of(flow.outcome()));
    return ledger().one(id()).orElseThrow();
  }

  /** What is not as after a quiet run; empty when everything is. */
  List<String> differences(List<String> undisturbed) {
    OperationRow row = awaitOutcome();
    List<String> found = new ArrayList<>();
    if (row.outcome() != flow.outcome()) {
      found.add(id() + " ended " + row.outcome() + ": " + row.message());
    }
    List<Money> paid =
        box.world().effects().ofKind("charged", domain().value()).stream()
            .flatMap(charge -> charge.cost().stream())
            .map(cost -> new Money(cost.minor(), cost.currency()))
            .toList();
    if (!row.paid().equals(paid)) {
      found.add("the ledger names " + row.paid() + ", charged was " + paid);
    }
    if (!Patience.within(AFTERWARDS, () -> traces().equals(undisturbed))) {
      found.add("left " + traces() + " instead of " + undisturbed);
    }
    return found;
  }

  /** The traces once what follows the end is there too, in a run that nobody disturbs. */
  List<String> settledTraces() {
    List<String> seen = traces();
    int same = 0;
    while (same < SETTLED) {
      Patience.pause(PAUSE);
      List<String> now = traces();
      same = now.equals(seen) ? same + 1 : 0;
      seen = now;
    }
    return seen;
  }

  /**
   * What the order has left at vendors and in the ledger, without what differs between orders: what
   * came and went again does not count, but every charge, deployment and mail does.
   */
  List<String> traces() {
    Map<String, Integer> counts = new TreeMap<>();
    box.world().effects().all().stream().filter(this::concerns).forEach(e -> count(e, counts));
    counts.values().removeIf(count -> count == 0);
    List<String> traces = new ArrayList<>();
    counts.forEach((what, count) -> traces.add(what + " " + count));
    traces.add("zone " + zone());
    traces.addAll(ownTraces());
    return traces;
  }

  private String zone() {
    return box.world().inwx().records(domain().value()).stream()
        .filter(record -> !record.type().equals("SOA"))
        .map(this::words)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Servers take turns, so their addresses differ between orders. */
  private String words(ZoneRecord record) {
    String content = record.content();
    for (String address : box.addresses()) {
      content = content.replace(address, "SERVER");
    }
    return (record.name() + " " + record.type() + " " + content).replace(slug, "SLUG");
  }

  /** The rows of a query about the ledger, without the name of this order. */
  List<String> rows(String sql, Object... parameters) {
    return box
        .ledger()
        .jdbi()
        .withHandle(handle -> handle.select(sql, parameters).mapTo(String.class).list())
        .stream()
        .map(row -> row.replace(slug, "SLUG"))
        .toList();
  }

  private boolean concerns(Effect effect) {
    return effect.subject().contains(slug) || effect.detail().contains(slug);
  }

  private static void count(Effect effect, Map<String, Integer> counts) {
    String kind = effect.kind();
    if (kind.endsWith("-updated") || kind.equals("mailed") || kind.equals("contact-created")) {
      return; // updates repeat; mail is counted by Message-ID, contacts are found again
    }
    if (kind.endsWith("-deleted")) {
      counts.merge(kind.replace("-deleted", "-created"), -1, Integer::sum);
    } else {
      counts.merge(kind, 1, Integer::sum);
    }
  }
}
