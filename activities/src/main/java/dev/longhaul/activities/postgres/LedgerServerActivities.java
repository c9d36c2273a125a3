package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Fence;
import dev.longhaul.servers.ServerActivities;
import dev.longhaul.servers.SlotSearch;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Slots in the ledger. {@code projects.server} says who has one; {@code servers.slots_taken} is
 * counted in the same transaction, and its check constraint never lets it exceed the capacity.
 */
public final class LedgerServerActivities implements ServerActivities {
  private final Jdbi jdbi;
  private final ServerChoice choice;
  private final FencedLedger fenced;

  /** Puts projects on the least loaded server. */
  public LedgerServerActivities(Jdbi jdbi) {
    this(jdbi, ServerChoice.LEAST_LOADED);
  }

  public LedgerServerActivities(Jdbi jdbi, ServerChoice choice) {
    this.jdbi = jdbi;
    this.choice = choice;
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
            sql.choosing();
            sql.take(labels(sql.labelFor(project)), choice == ServerChoice.ROUND_ROBIN)
                .ifPresent(server -> sql.place(project, server));
          }
          return find(sql, project);
        });
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
    Optional<String> label = sql.labelFor(project);
    return new SlotSearch(
        sql.slotOf(project).orElse(null), sql.free(labels(label)), label.orElse(null));
  }

  private static String labels(Optional<String> label) {
    return Columns.json(
        label
            .map(wanted -> wanted.split("=", 2))
            .map(pair -> Map.of(pair[0], pair.length == 2 ? pair[1] : ""))
            .orElse(Map.of()));
  }
}
