package dev.longhaul.worker;

import dev.longhaul.activities.inwx.InwxZoneActivities;
import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.ZoneContent;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.DomainName;
import dev.longhaul.worker.dns.ZoneLooks;
import java.util.Optional;

/** The zones at the registrar. */
record HostedZones(InwxZoneActivities zones) implements ZoneLooks {
  @Override
  public DnsPlan prepare(ZoneWish wish) {
    return zones.prepare(wish);
  }

  @Override
  public Optional<ZoneContent> content(DomainName zone) {
    return zones.content(zone);
  }
}
