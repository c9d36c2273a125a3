package dev.longhaul.emulators.dns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Fills an authoritative answer from one zone: exact names, wildcards, aliases inside the zone, or
 * a reason why there is nothing.
 */
final class ZoneLookup {
  private static final int MOST_ALIASES = 8;
  private final ZoneSnapshot zone;
  private final Name apex;

  ZoneLookup(ZoneSnapshot zone) {
    this.zone = zone;
    this.apex = ZoneRecords.name(zone.apex());
  }

  void answer(Message reply, Name asked, int type) {
    reply.getHeader().setFlag(Flags.AA);
    Name name = asked;
    for (int i = 0; i < MOST_ALIASES && name.subdomain(apex); i++) {
      List<Record> here = recordsAt(name);
      List<Record> wanted =
          here.stream().filter(r -> type == Type.ANY || r.getType() == type).toList();
      if (!wanted.isEmpty()) {
        wanted.forEach(record -> reply.addRecord(record, Section.ANSWER));
        return;
      }
      Optional<CNAMERecord> alias = aliasIn(here);
      if (alias.isEmpty()) {
        nothing(reply, !here.isEmpty() || isParent(name));
        return;
      }
      reply.addRecord(alias.get(), Section.ANSWER);
      name = alias.get().getTarget();
    }
  }

  private static Optional<CNAMERecord> aliasIn(List<Record> records) {
    return records.stream()
        .filter(CNAMERecord.class::isInstance)
        .map(CNAMERecord.class::cast)
        .findFirst();
  }

  private void nothing(Message reply, boolean nameExists) {
    if (!nameExists) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    recordsAt(apex).stream()
        .filter(record -> record.getType() == Type.SOA)
        .forEach(soa -> reply.addRecord(soa, Section.AUTHORITY));
  }

  private List<Record> recordsAt(Name name) {
    List<Record> exact = stored(name, name);
    return exact.isEmpty() && !isParent(name) ? fromWildcard(name) : exact;
  }

  private List<Record> fromWildcard(Name name) {
    for (Name parent = parent(name); parent.subdomain(apex); parent = parent(parent)) {
      List<Record> found = stored(ZoneRecords.name("*." + parent), name);
      if (!found.isEmpty() || !stored(parent, parent).isEmpty() || isParent(parent)) {
        return found;
      }
    }
    return List.of();
  }

  private List<Record> stored(Name storedAs, Name owner) {
    String wanted = text(storedAs);
    return zone.records().stream()
        .filter(record -> record.name().equalsIgnoreCase(wanted))
        .flatMap(record -> ZoneRecords.wire(record, zone, owner).stream())
        .toList();
  }

  /** Whether something exists below the name, so that the name itself exists without records. */
  private boolean isParent(Name name) {
    String below = "." + text(name);
    return zone.records().stream().anyMatch(record -> record.name().endsWith(below));
  }

  private static String text(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }

  private static Name parent(Name name) {
    return name.labels() <= 1 ? Name.root : new Name(name, 1);
  }
}
