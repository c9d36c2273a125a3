package dev.longhaul.worker;

import dev.longhaul.activities.coolify.wire.Server;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.postgres.AlreadyRegistered;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.config.WorkerSettings.DefaultServer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters {@code COOLIFY_DEFAULT_SERVER_UUID} when the ledger has no server yet. */
final class DefaultServerEntry {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultServerEntry.class);

  private DefaultServerEntry() {}

  static void enter(DefaultServer wanted, Services services) {
    ServerRegistry registry = new ServerRegistry(services.ledger().jdbi());
    if (wanted.platformId().isEmpty() || !registry.list().isEmpty()) {
      return;
    }
    String id = wanted.platformId().get();
    try {
      Optional<Server> found = services.coolify().findServer(id);
      if (found.isEmpty()) {
        LOG.warn("COOLIFY_DEFAULT_SERVER_UUID {} is not a server of this platform", id);
        return;
      }
      ServerName name = new ServerName(found.get().name());
      registry.add(ServerRow.empty(name, found.get().ip(), id, wanted.slots()));
      LOG.info("server {} entered from COOLIFY_DEFAULT_SERVER_UUID", name);
    } catch (VendorException e) {
      LOG.warn("the default server could not be looked up, add it by hand: {}", e.getMessage());
    } catch (AlreadyRegistered e) {
      LOG.debug("another process has entered the default server", e);
    }
  }
}
