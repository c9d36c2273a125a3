package dev.longhaul.servers;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.World;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Servers with slots; the least loaded one is chosen. */
public final class FakeServers implements ServerActivities {
  private final World world;
  private final Map<ServerName, Integer> capacity = new LinkedHashMap<>();
  private final Map<String, ServerName> taken = new LinkedHashMap<>();

  public FakeServers(World world) {
    this.world = world;
  }

  public synchronized void add(String name, int slots) {
    capacity.put(new ServerName(name), slots);
  }

  public synchronized void removeAll() {
    capacity.clear();
  }

  public synchronized Map<String, ServerName> taken() {
    return Map.copyOf(taken);
  }

  @Override
  public synchronized SlotSearch search(String project) {
    world.look("Servers.search");
    return new SlotSearch(slot(project), capacity.keySet().stream().mapToInt(this::free).sum());
  }

  @Override
  public synchronized SlotSearch reserve(Fence fence, String project) {
    world.act("Servers.reserve", fence);
    Optional<ServerName> best =
        capacity.keySet().stream()
            .filter(server -> free(server) > 0)
            .max(Comparator.comparingInt(this::free));
    if (!taken.containsKey(project) && best.isPresent()) {
      taken.put(project, best.get());
      world.did("slot on " + best.get());
    }
    return new SlotSearch(slot(project), 0);
  }

  @Override
  public synchronized void release(Fence fence, String project) {
    world.act("Servers.release", fence);
    if (taken.remove(project) != null) {
      world.did("slot released");
    }
  }

  private ServerSlot slot(String project) {
    ServerName server = taken.get(project);
    return server == null
        ? null
        : new ServerSlot(server, "192.0.2.7", "uuid-" + server, used(server), capacity.get(server));
  }

  private int free(ServerName server) {
    return capacity.get(server) - used(server);
  }

  private int used(ServerName server) {
    return (int) taken.values().stream().filter(server::equals).count();
  }
}
