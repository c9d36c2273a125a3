package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.VendorPause;
import dev.longhaul.durable.World;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A nameserver host: zones, records, whose they are, and which requests are answered. */
public final class FakeZones implements ZoneActivities {
  private final World world;
  private final Map<DomainName, List<DnsRecord>> zones = new LinkedHashMap<>();
  private final Map<DnsRecord, OperationId> owners = new LinkedHashMap<>();
  private final Map<String, ZoneOutcome> answered = new LinkedHashMap<>();
  private final List<Integer> batches = new ArrayList<>();
  private String refusal;
  private String poison;
  private boolean breakerOpen;
  private int refusedAttempt;

  public FakeZones(World world) {
    this.world = world;
  }

  /** A record that somebody made by hand. */
  public synchronized void foreign(DomainName zone, DnsRecord record) {
    records(zone).add(record);
  }

  /** A record that Longhaul made earlier. */
  public synchronized void own(DomainName zone, DnsRecord record) {
    records(zone).add(record);
    owners.put(record, OperationId.of("project", "earlier"));
  }

  public synchronized void clear(DomainName zone) {
    records(zone).clear();
  }

  /** From now on the zone refuses every change with these words; null ends that. */
  public synchronized void refuse(String words) {
    refusal = words;
  }

  /** A zone is refused until an operation that has waited gets an answer as the probe. */
  public synchronized void openBreaker() {
    openBreaker(1);
  }

  /** The same, at a later attempt of the change. */
  public synchronized void openBreaker(int attempt) {
    refusedAttempt = attempt;
    breakerOpen = true;
  }

  /** From now on nothing gets past this request: the whole call fails for good. */
  public synchronized void poison(String requestId) {
    poison = requestId;
  }

  public synchronized List<DnsRecord> in(DomainName zone) {
    return List.copyOf(records(zone));
  }

  /** How many requests each apply carried. */
  public synchronized List<Integer> batches() {
    return List.copyOf(batches);
  }

  @Override
  public synchronized ZonePlan plan(DomainName zone, List<RecordChange> changes) {
    world.look("Zones.plan");
    breakerOpen = false;
    return planned(zone, changes);
  }

  @Override
  public synchronized DnsPlan prepare(ZoneWish wish) {
    world.look("Zones.prepare");
    return zones.keySet().stream()
        .filter(zone -> wish.wishes().get(0).name().value().endsWith(zone.value()))
        .findFirst()
        .map(zone -> WishPlanner.plan(content(zone), wish, changes -> planned(zone, changes)))
        .orElseGet(() -> DnsPlan.withoutZone(wish));
  }

  public synchronized ZoneContent content(DomainName zone) {
    return ZoneContent.of(
        zone,
        records(zone).stream().map(record -> new ZoneEntry(record, owners.get(record))).toList());
  }

  @Override
  public List<ZoneOutcome> apply(Fence fence, DomainName zone, List<ZoneChangeRequest> requests) {
    world.act("Zones.apply", fence);
    synchronized (this) {
      refuseWhileOpen();
      batches.add(requests.size());
      return requests.stream()
          .map(request -> answered.computeIfAbsent(request.requestId(), id -> answer(request)))
          .toList();
    }
  }

  private void refuseWhileOpen() {
    if (breakerOpen) {
      VendorPause pause = new VendorPause("inwx", "paused by breaker since noon", refusedAttempt);
      throw ApplicationFailure.newNonRetryableFailure(pause.sentence(), VendorPause.TYPE, pause);
    }
  }

  private ZoneOutcome answer(ZoneChangeRequest request) {
    if (request.requestId().equals(poison)) {
      throw ApplicationFailure.newNonRetryableFailure("poison", "REGISTRAR_REFUSED");
    }
    if (refusal != null) {
      return outcome(request, ZoneOutcome.State.REFUSED, refusal);
    }
    boolean inTheWay = !planned(request.zone(), request.changes()).foreign().isEmpty();
    if (inTheWay && !request.overwriteForeign()) {
      return outcome(request, ZoneOutcome.State.REFUSED, "a foreign record is in the way");
    }
    request.changes().forEach(change -> apply(request.zone(), change, request.owner()));
    return outcome(request, ZoneOutcome.State.APPLIED, "done");
  }

  private void apply(DomainName zone, RecordChange change, OperationId owner) {
    DnsRecord record = change.record();
    if (change.wanted()) {
      records(zone)
          .removeIf(
              other ->
                  change.kind() == RecordChange.Kind.PUT
                      ? record.sameSet(other)
                      : record.sameAs(other));
      records(zone).add(record);
      owners.put(record, owner);
      world.did(change.kind() + " " + record);
    } else if (records(zone).removeIf(record::sameAs)) {
      world.did(change.kind() + " " + record);
    }
  }

  private ZonePlan planned(DomainName zone, List<RecordChange> changes) {
    return new ZonePlan(
        zone, zones.containsKey(zone), changes.stream().map(c -> planned(zone, c)).toList());
  }

  private PlannedChange planned(DomainName zone, RecordChange change) {
    boolean one = change.kind() == RecordChange.Kind.REMOVE;
    List<DnsRecord> prior =
        records(zone).stream()
            .filter(r -> one ? change.record().sameAs(r) : change.record().sameSet(r))
            .toList();
    boolean done =
        switch (change.kind()) {
          case PUT -> prior.equals(List.of(change.record()));
          case ADD -> prior.contains(change.record());
          case REMOVE -> !prior.contains(change.record());
          case ADOPT -> owners.containsKey(change.record());
        };
    boolean inTheWay =
        (change.kind() == RecordChange.Kind.PUT || change.kind() == RecordChange.Kind.REMOVE)
            && !owners.keySet().containsAll(prior);
    return new PlannedChange(change, prior, done, !done && inTheWay, owner(change));
  }

  private OperationId owner(RecordChange change) {
    return owners.get(change.record());
  }

  private List<DnsRecord> records(DomainName zone) {
    return zones.computeIfAbsent(zone, name -> new ArrayList<>());
  }

  private static ZoneOutcome outcome(
      ZoneChangeRequest request, ZoneOutcome.State state, String message) {
    return ZoneOutcome.answered(request.requestId(), state, message);
  }
}
