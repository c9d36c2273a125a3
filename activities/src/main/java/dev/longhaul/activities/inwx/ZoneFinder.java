package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.dns.ZoneContent;
import dev.longhaul.dns.ZoneEntry;
import dev.longhaul.domains.DomainName;
import java.util.Optional;

/** Finds the zone of a name among those of the account, the longest first. */
final class ZoneFinder {
  private final InwxClient inwx;
  private final DnsRecordLedger ledger;

  ZoneFinder(InwxClient inwx, DnsRecordLedger ledger) {
    this.inwx = inwx;
    this.ledger = ledger;
  }

  /** A zone as it is now. */
  record Found(DomainName zone, ZoneView view, Ownership ownership) {
    ZoneContent content() {
      return ZoneContent.of(
          zone,
          view.records().stream()
              .map(HostedRecord::record)
              .map(record -> new ZoneEntry(record, ownership.ownerOf(record).orElse(null)))
              .toList());
    }
  }

  /** The zone of exactly this name. */
  Optional<Found> zone(DomainName zone) {
    return inwx.findZone(zone.value())
        .map(
            found ->
                new Found(
                    zone, ZoneView.of(Optional.of(found)), new Ownership(ledger.owned(zone))));
  }

  /** The zone that holds the name: itself, or the nearest one above it. */
  Optional<Found> zoneOf(DomainName name) {
    Optional<Found> found = name.isWildcard() ? Optional.empty() : zone(name);
    String parent = name.value().substring(name.value().indexOf('.') + 1);
    return found.isPresent() || !parent.contains(".") ? found : zoneOf(new DomainName(parent));
  }
}
