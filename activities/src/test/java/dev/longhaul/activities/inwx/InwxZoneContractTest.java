package dev.longhaul.activities.inwx;

import dev.longhaul.contracts.ZoneContract;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** INWX keeps what the zones rely on. */
class InwxZoneContractTest extends ZoneContract {
  private final InwxWorld world = new InwxWorld();
  private int before;
  private long sequence;

  @BeforeEach
  void host() {
    world.inwx.owns(ZONE.value());
    before = world.effects.all().size();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Override
  protected ZoneActivities zones() {
    return world.zones;
  }

  @Override
  protected Fence next() {
    return new Fence(new OperationId("zone:base.example"), 1, ++sequence);
  }

  @Override
  protected void foreign(DnsRecord address) {
    world.client.createRecord(
        Map.of(
            "domain",
            ZONE.value(),
            "name",
            address.name().value(),
            "type",
            "A",
            "content",
            address.content(),
            "ttl",
            address.ttl().toSeconds()));
    before = world.effects.all().size();
  }

  @Override
  protected List<String> addresses() {
    return world.inwx.records(ZONE.value()).stream()
        .filter(record -> record.type().equals("A"))
        .map(record -> record.content())
        .toList();
  }

  @Override
  protected int changes() {
    return world.effects.all().size() - before;
  }
}
