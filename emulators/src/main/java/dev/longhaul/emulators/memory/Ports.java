package dev.longhaul.emulators.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loopback ports by the name of who listens; who listened before gets the same port again. */
public final class Ports {
  private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
  private final Map<String, Integer> known;
  private final Set<String> moved = new TreeSet<>();

  /** Starts listening; 0 stands for any free port. */
  @FunctionalInterface
  public interface Listening<T> {
    T on(int port) throws IOException;
  }

  Ports(Map<String, Integer> known) {
    this.known = new TreeMap<>(known);
  }

  /** Any free ports, remembered nowhere. */
  public static Ports any() {
    return new Ports(Map.of());
  }

  /** Listens on the port of before when it is still free, else on any free one. */
  public synchronized <T> T open(String name, Listening<T> listening, ToIntFunction<T> portOf) {
    try {
      T listener = listen(name, listening);
      known.put(name, portOf.applyAsInt(listener));
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for " + name, e);
    }
  }

  private <T> T listen(String name, Listening<T> listening) throws IOException {
    int before = known.getOrDefault(name, 0);
    if (before != 0) {
      try {
        return listening.on(before);
      } catch (BindException e) {
        moved.add(name);
        LOG.debug("port {} of {} is taken", before, name);
      }
    }
    return listening.on(0);
  }

  /** Who could not have the port of before. */
  public synchronized Set<String> moved() {
    return new TreeSet<>(moved);
  }

  void tell(Facts facts) {
    known.forEach((name, port) -> facts.fact("port", name, port));
  }
}
