package dev.longhaul.dns;

import dev.longhaul.contracts.ZoneContract;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The zones of the DNS tests keep what a real host promises. */
class FakeZonesTest extends ZoneContract {
  private final World world = new World();
  private final FakeZones zones = new FakeZones(world);
  private long sequence;

  @BeforeEach
  void host() {
    zones.clear(ZONE);
  }

  @Override
  protected ZoneActivities zones() {
    return zones;
  }

  @Override
  protected Fence next() {
    return new Fence(ZoneWorkflow.id(ZONE), 1, ++sequence);
  }

  @Override
  protected void foreign(DnsRecord address) {
    zones.foreign(ZONE, address);
  }

  @Override
  protected List<String> addresses() {
    return zones.in(ZONE).stream().map(DnsRecord::content).toList();
  }

  @Override
  protected int changes() {
    return world.effects.size();
  }
}
