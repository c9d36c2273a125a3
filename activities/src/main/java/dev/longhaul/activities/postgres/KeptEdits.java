package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.longhaul.durable.Fence;
import dev.longhaul.projects.AppWish;
import dev.longhaul.projects.OrderEdits;
import dev.longhaul.projects.ProjectOrder;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What people edit while an operation waits, kept with the project's order. */
final class KeptEdits {
  private KeptEdits() {}

  /** Without effect for an operation whose order the ledger does not keep. */
  static void write(Handle handle, Fence fence, Map<String, String> fields) {
    ProjectSql sql = handle.attach(ProjectSql.class);
    sql.carriedOutBy(fence.operation()).ifPresent(stored -> write(sql, stored, fields));
  }

  private static void write(ProjectSql sql, ProjectSql.Stored stored, Map<String, String> fields) {
    ProjectOrder order =
        OrderEdits.apply(
            Columns.parse(stored.orderText(), new TypeReference<ProjectOrder>() {}), fields);
    Integer port = Optional.ofNullable(order.application()).map(AppWish::port).orElse(null);
    sql.edited(order, Columns.json(order), port);
  }
}
