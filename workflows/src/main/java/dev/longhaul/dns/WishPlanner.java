package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns wishes into changes of a zone as it is now, and refuses what must not be done: what lies
 * elsewhere, a CNAME beside other data, a zone that has moved on, and without {@code force} too
 * large a change, the zone's own nameservers, and records that are not Longhaul's (D-11).
 */
public final class WishPlanner {
  /** Smaller zones are not guarded: one record is a large part of them. */
  static final int GUARDED_FROM = 10;

  /** More of a zone's records than this may be changed or removed only with {@code force}. */
  static final int GUARD_PERCENT = 30;

  private final ZoneContent zone;
  private final ZoneWish wish;

  private WishPlanner(ZoneContent zone, ZoneWish wish) {
    this.zone = zone;
    this.wish = wish;
  }

  /** The plan; {@code planner} compares changes with the zone, as the vendor will do them. */
  public static DnsPlan plan(
      ZoneContent zone, ZoneWish wish, Function<List<RecordChange>, ZonePlan> planner) {
    WishPlanner self = new WishPlanner(zone, wish);
    ZonePlan plan = planner.apply(self.changes());
    return new DnsPlan(
        zone.zone(), zone.version(), zone.entries().size(), plan, self.refusal(plan).orElse(null));
  }

  private List<RecordChange> changes() {
    List<RecordChange> changes = new ArrayList<>();
    Set<String> replaced = new HashSet<>();
    for (RecordWish wanted : wish.wishes()) {
      switch (wanted.action()) {
        case CREATE -> changes.add(RecordChange.add(wanted.record()));
        case UPDATE ->
            changes.add(
                replaced.add(wanted.name() + " " + wanted.type())
                    ? RecordChange.put(wanted.record())
                    : RecordChange.add(wanted.record()));
        case DELETE -> changes.addAll(removals(wanted));
        case ADOPT -> changes.add(RecordChange.adopt(wanted.record()));
      }
    }
    return changes;
  }

  private List<RecordChange> removals(RecordWish wanted) {
    if (wanted.content() != null) {
      return List.of(RecordChange.remove(wanted.record()));
    }
    return records().stream()
        .filter(record -> record.name().equals(wanted.name()) && record.type() == wanted.type())
        .map(RecordChange::remove)
        .toList();
  }

  private Optional<String> refusal(ZonePlan plan) {
    return elsewhere()
        .or(this::moved)
        .or(() -> clash(plan))
        .or(() -> nothingToAdopt(plan))
        .or(() -> wish.force() ? Optional.empty() : guard(plan));
  }

  private Optional<String> elsewhere() {
    return wish.wishes().stream()
        .map(RecordWish::name)
        .filter(name -> !name.equals(zone.zone()) && !name.isBelow(zone.zone()))
        .findFirst()
        .map(name -> name + " does not lie in zone " + zone.zone() + "; send it on its own");
  }

  private Optional<String> moved() {
    return wish.version() == null || wish.version().equals(zone.version())
        ? Optional.empty()
        : Optional.of(
            "zone %s is at version %s, not at %s any more; plan again"
                .formatted(zone.zone(), zone.version(), wish.version()));
  }

  private Optional<String> clash(ZonePlan plan) {
    List<DnsRecord> going =
        plan.changes().stream()
            .map(PlannedChange::change)
            .filter(change -> !change.wanted())
            .map(RecordChange::record)
            .toList();
    return plan.changes().stream()
        .map(PlannedChange::change)
        .filter(RecordChange::wanted)
        .map(change -> clash(change, going))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> clash(RecordChange change, List<DnsRecord> going) {
    DnsRecord wanted = change.record();
    boolean cname = wanted.type() == RecordType.CNAME;
    if (cname && wanted.name().equals(zone.zone())) {
      return Optional.of("a CNAME cannot stand at the apex of zone " + zone.zone());
    }
    boolean replaces = change.kind() == RecordChange.Kind.PUT;
    return records().stream()
        .filter(other -> other.name().equals(wanted.name()))
        .filter(other -> cname || other.type() == RecordType.CNAME || noMail(wanted, other))
        .filter(other -> !other.sameAs(wanted))
        .filter(other -> !(replaces && other.sameSet(wanted)))
        .filter(other -> going.stream().noneMatch(other::sameAs))
        .findFirst()
        .map(other -> wanted + " cannot stand beside " + other + why(wanted, other));
  }

  private static String why(DnsRecord wanted, DnsRecord other) {
    return noMail(wanted, other)
        ? ": a name with the MX '.' has no other"
        : ": a CNAME is alone at its name";
  }

  private static boolean noMail(DnsRecord one, DnsRecord other) {
    boolean both = one.type() == RecordType.MX && other.type() == RecordType.MX;
    return both
        && one.content().equals(RecordValues.NO_MAIL)
            != other.content().equals(RecordValues.NO_MAIL);
  }

  private Optional<String> nothingToAdopt(ZonePlan plan) {
    return plan.changes().stream()
        .map(PlannedChange::change)
        .filter(change -> change.kind() == RecordChange.Kind.ADOPT)
        .map(RecordChange::record)
        .filter(record -> records().stream().noneMatch(record::sameAs))
        .findFirst()
        .map(record -> record + " is not in zone " + zone.zone() + " and cannot be adopted");
  }

  private Optional<String> guard(ZonePlan plan) {
    return ownNameservers(plan).or(() -> tooMuch(plan)).or(() -> foreign(plan));
  }

  private Optional<String> ownNameservers(ZonePlan plan) {
    DomainName apex = zone.zone();
    return plan.changes().stream()
        .filter(planned -> !planned.nothingToDo())
        .map(planned -> planned.change().record())
        .filter(record -> record.type() == RecordType.NS && record.name().equals(apex))
        .findFirst()
        .map(record -> "this changes the nameservers of zone " + apex + "; it needs force");
  }

  private Optional<String> tooMuch(ZonePlan plan) {
    long touched =
        plan.changes().stream()
            .filter(planned -> !planned.nothingToDo())
            .filter(planned -> planned.change().kind() != RecordChange.Kind.ADOPT)
            .flatMap(planned -> planned.prior().stream())
            .distinct()
            .count();
    int size = zone.entries().size();
    return size < GUARDED_FROM || touched * 100 <= (long) size * GUARD_PERCENT
        ? Optional.empty()
        : Optional.of(
            "this changes or removes %d of the %d records of zone %s, more than %d %%; it needs force"
                .formatted(touched, size, zone.zone(), GUARD_PERCENT));
  }

  private static Optional<String> foreign(ZonePlan plan) {
    return plan.foreign().stream()
        .findFirst()
        .map(record -> record + " is not Longhaul's; adopt it first, or use force");
  }

  private List<DnsRecord> records() {
    return zone.entries().stream().map(ZoneEntry::record).toList();
  }
}
