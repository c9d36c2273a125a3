package dev.longhaul.emulators.dns;

import java.time.Instant;
import java.util.Optional;

/** Where nameservers get their zones from. */
public interface ZoneSource {

  /** The zone with exactly this apex as it was at the moment, if there was one. */
  Optional<ZoneSnapshot> zone(String apex, Instant at);

  /** Whether the registry sends the world to our nameservers for this apex at the moment. */
  boolean delegated(String apex, Instant at);
}
