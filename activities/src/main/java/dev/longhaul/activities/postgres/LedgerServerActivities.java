package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Fence;
import dev.longhaul.servers.ServerActivities;
import dev.longhaul.servers.ServerName;
import dev.longhaul.servers.SlotSearch;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Slots in the ledger. {@code projects.server} says who has one; {@code servers.slots_taken} is
 * counted in the same transaction, and its check constraint never lets it exceed the capacity.
 */
public final class LedgerServerActivities implements ServerActivities {
  private final Jdbi jdbi;
  private final FencedLedger fenced;

  public LedgerServerActivities(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.fenced = new FencedLedger(jdbi);
  }

  @Override
  public SlotSearch search(String project) {
    return jdbi.withExtension(ServerSql.class, sql -> find(sql, project));
  }

  @Override
  public SlotSearch reserve(Fence fence, String project) {
    return fenced.write(
        fence,
        handle -> {
          ServerSql sql = handle.attach(ServerSql.class);
          if (sql.begin(project, fence) && sql.slotOf(project).isEmpty()) {
            takeFree(sql).ifPresent(server -> sql.place(project, server));
          }
          return find(sql, project);
        });
  }

  /** Looks again when another project was faster on the least loaded server. */
  private static Optional<ServerName> takeFree(ServerSql sql) {
    Optional<ServerName> taken = sql.take();
    while (taken.isEmpty() && sql.free() > 0) {
      taken = sql.take();
    }
    return taken;
  }

  @Override
  public void release(Fence fence, String project) {
    fenced.run(
        fence,
        handle -> {
          ServerSql sql = handle.attach(ServerSql.class);
          if (sql.begin(project, fence)) {
            sql.giveBack(project);
            sql.place(project, null);
          }
        });
  }

  private static SlotSearch find(ServerSql sql, String project) {
    return new SlotSearch(sql.slotOf(project).orElse(null), sql.free());
  }
}
