package dev.longhaul.worker;

import dev.longhaul.activities.coolify.wire.Server;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.postgres.AlreadyRegistered;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.api.PublicAddress;
import dev.longhaul.worker.config.WorkerSettings.DefaultServer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters {@code COOLIFY_DEFAULT_SERVER_UUID} when the ledger has no server yet. Whatever is wrong
 * with that server is a warning: the process starts, and a server can be added by hand.
 */
final class DefaultServerEntry {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultServerEntry.class);

  private final ServerRegistry registry;
  private final Function<String, Optional<Server>> platform;
  private final boolean privateAddresses;

  DefaultServerEntry(
      ServerRegistry registry,
      Function<String, Optional<Server>> platform,
      boolean privateAddresses) {
    this.registry = registry;
    this.platform = platform;
    this.privateAddresses = privateAddresses;
  }

  void enter(DefaultServer wanted) {
    if (wanted.platformId().isEmpty() || !registry.list().isEmpty()) {
      return;
    }
    String id = wanted.platformId().get();
    try {
      platform
          .apply(id)
          .ifPresentOrElse(
              found -> add(found, id, wanted.slots()),
              () ->
                  LOG.warn("COOLIFY_DEFAULT_SERVER_UUID {} is not a server of this platform", id));
    } catch (VendorException e) {
      LOG.warn("the default server could not be looked up, add it by hand: {}", e.getMessage());
    } catch (AlreadyRegistered e) {
      LOG.debug("another process has entered the default server", e);
    }
  }

  private void add(Server found, String id, int slots) {
    try {
      ServerName name = ServerName.ofTitle(Objects.requireNonNullElse(found.name(), ""));
      String address = PublicAddress.check(String.valueOf(found.ip()), privateAddresses);
      registry.add(ServerRow.empty(name, address, id, slots));
      LOG.info("server {} entered from COOLIFY_DEFAULT_SERVER_UUID", name);
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "the default server '{}' at {} is not entered, add one by hand: {}",
          found.name(),
          found.ip(),
          e.getMessage());
    }
  }
}
