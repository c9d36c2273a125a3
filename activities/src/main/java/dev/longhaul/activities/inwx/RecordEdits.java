package dev.longhaul.activities.inwx;

import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the edits that make a zone as it is wanted. */
final class RecordEdits {
  private RecordEdits() {}

  /** The edits of a request whose changes are looked at together: each spares the others' work. */
  static List<RecordEdit> all(List<RecordChange> changes, ZoneView zone) {
    List<RecordChange> net = net(meant(changes, zone));
    return net.stream().map(change -> of(change, net, zone)).toList();
  }

  /** Without what would come back although somebody has set the name anew since. */
  private static List<RecordChange> meant(List<RecordChange> changes, ZoneView zone) {
    List<DnsRecord> wanted = wanted(changes);
    return changes.stream().filter(change -> !isOvertaken(change, wanted, zone)).toList();
  }

  /** What the changes themselves want is nobody else's: an earlier attempt has put it there. */
  private static boolean isOvertaken(RecordChange change, List<DnsRecord> wanted, ZoneView zone) {
    DnsRecord replacement = change.insteadOf();
    DnsRecord record = change.record();
    if (replacement == null
        || zone.find(replacement).isPresent()
        || zone.find(record).isPresent()) {
      return false;
    }
    return Stream.of(zone.set(replacement), zone.set(record), zone.excluded(record))
        .anyMatch(there -> !without(there, wanted).isEmpty());
  }

  private static List<DnsRecord> wanted(List<RecordChange> changes) {
    return changes.stream().filter(RecordChange::wanted).map(RecordChange::record).toList();
  }

  /** What counts of several changes: the last about a record, and only the last PUT of a set. */
  private static List<RecordChange> net(List<RecordChange> changes) {
    List<RecordChange> net = new ArrayList<>();
    for (RecordChange change : changes) {
      net.removeIf(earlier -> overrules(change, earlier));
      net.add(change);
    }
    return net;
  }

  private static boolean overrules(RecordChange change, RecordChange earlier) {
    return RecordForm.sameContent(change.record(), earlier.record())
        || (change.kind() == RecordChange.Kind.PUT
            && earlier.wanted()
            && change.record().sameSet(earlier.record()));
  }

  private static RecordEdit of(RecordChange change, List<RecordChange> net, ZoneView zone) {
    List<DnsRecord> others =
        net.stream().filter(other -> !other.equals(change)).map(RecordChange::record).toList();
    List<DnsRecord> kept = wanted(net);
    return switch (change.kind()) {
      case PUT -> put(change, others, kept, zone);
      case ADD -> add(change, kept, zone);
      case REMOVE -> {
        List<HostedRecord> there = zone.find(change.record()).stream().toList();
        yield new RecordEdit(change, there, there, Optional.empty(), false, List.of());
      }
      case ADOPT -> {
        List<HostedRecord> there = zone.find(change.record()).stream().toList();
        yield new RecordEdit(change, there, List.of(), Optional.empty(), false, List.of());
      }
    };
  }

  /** The record comes beside the others of its set; only what excludes it goes. */
  private static RecordEdit add(RecordChange change, List<DnsRecord> kept, ZoneView zone) {
    DnsRecord wanted = change.record();
    Optional<HostedRecord> there = zone.find(wanted);
    Optional<HostedRecord> update = there.filter(found -> !RecordForm.same(found.record(), wanted));
    List<HostedRecord> excluded =
        there.isPresent() ? List.of() : without(zone.excluded(wanted), kept);
    List<HostedRecord> prior = new ArrayList<>(excluded);
    update.ifPresent(prior::add);
    return new RecordEdit(change, prior, excluded, update, there.isEmpty(), List.of());
  }

  /** The record becomes the only one of its set: in place when there is one to change. */
  private static RecordEdit put(
      RecordChange change, List<DnsRecord> others, List<DnsRecord> kept, ZoneView zone) {
    DnsRecord wanted = change.record();
    List<HostedRecord> set = zone.set(wanted);
    List<HostedRecord> excluded = without(zone.excluded(wanted), kept);
    Optional<HostedRecord> base =
        zone.find(wanted).or(() -> without(set, others).stream().findFirst());
    List<HostedRecord> prior = new ArrayList<>(set);
    prior.addAll(excluded);
    return new RecordEdit(
        change,
        prior,
        excluded,
        base.filter(found -> !RecordForm.same(found.record(), wanted)),
        base.isEmpty(),
        without(set, kept).stream()
            .filter(record -> base.filter(record::equals).isEmpty())
            .toList());
  }

  private static List<HostedRecord> without(List<HostedRecord> hosted, List<DnsRecord> records) {
    return hosted.stream()
        .filter(one -> records.stream().noneMatch(r -> RecordForm.sameContent(one.record(), r)))
        .toList();
  }
}
