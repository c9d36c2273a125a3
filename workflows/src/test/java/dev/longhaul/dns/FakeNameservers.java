package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.World;
import java.time.Duration;
import java.util.List;

/** Nameservers that serve what the zones hold, unless they lag. */
public final class FakeNameservers implements NameserverActivities {
  public volatile boolean lagging;

  /** Until the next look; longer where hours are skipped. */
  public volatile Duration pause = Duration.ofSeconds(30);

  private final World world;
  private final FakeZones zones;

  public FakeNameservers(World world, FakeZones zones) {
    this.world = world;
    this.zones = zones;
  }

  @Override
  public List<String> awaitVisible(DomainName zone, List<DnsRecord> records) {
    world.look("Nameservers.awaitVisible");
    if (lagging || !zones.in(zone).containsAll(records)) {
      throw World.notYet("NOT_YET", "ns2 still lags", pause);
    }
    return List.of("ns1", "ns2");
  }

  @Override
  public List<String> awaitChanged(
      DomainName zone, List<DnsRecord> present, List<DnsRecord> absent) {
    world.look("Nameservers.awaitChanged");
    List<String> late = late(zone, present, absent);
    if (!late.isEmpty()) {
      throw World.notYet("NOT_YET", String.join(", ", late), pause);
    }
    return List.of("ns1", "ns2");
  }

  @Override
  public List<String> lagging(DomainName zone, List<DnsRecord> present, List<DnsRecord> absent) {
    world.look("Nameservers.lagging");
    return late(zone, present, absent);
  }

  private List<String> late(DomainName zone, List<DnsRecord> present, List<DnsRecord> absent) {
    List<DnsRecord> served = zones.in(zone);
    boolean right = served.containsAll(present) && absent.stream().noneMatch(served::contains);
    return right && !lagging ? List.of() : List.of("ns2 still old");
  }
}
