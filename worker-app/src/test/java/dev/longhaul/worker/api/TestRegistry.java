package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ServerRegistry;

/** The servers of an empty ledger of its own. */
public final class TestRegistry implements AutoCloseable {
  private final TestApi api = new TestApi();

  public ServerRegistry servers() {
    return new ServerRegistry(api.ledger.jdbi());
  }

  @Override
  public void close() {
    api.close();
  }
}
