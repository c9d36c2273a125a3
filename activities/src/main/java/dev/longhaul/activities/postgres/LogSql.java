package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.projects.LogEntry;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Statements on {@code provisioning_log}. A line is written once per operation, fence and key. */
interface LogSql {
  @SqlUpdate(
      """
      insert into provisioning_log
        (project, action, message, service, external_id, error, triggered_by,
         operation, fence, sequence, line)
      values
        (:project, :action, :message, :service, :externalId, :error,
         coalesce((select actor from operations where id = :operation), 'system'),
         :operation, :token, :sequence, :line)
      on conflict do nothing
      """)
  void write(String project, @BindMethods Fence fence, String line, @BindMethods LogEntry entry);

  @SqlUpdate(
      """
      insert into provisioning_log
        (project, action, message, old_status, new_status, triggered_by,
         operation, fence, sequence, line)
      values
        (:project, 'status_changed', :message, :before, :after,
         coalesce((select actor from operations where id = :operation), 'system'),
         :operation, :token, :sequence, 'status')
      on conflict do nothing
      """)
  void statusChanged(
      ProjectSlug project,
      @BindMethods Fence fence,
      ProjectStatus before,
      ProjectStatus after,
      String message);

  @SqlQuery(
      """
      select * from provisioning_log
      where project = :project and id > :after
      order by id
      limit :limit
      """)
  @RegisterConstructorMapper(LogLine.class)
  List<LogLine> list(ProjectSlug project, long after, int limit);

  /** The key of lines that carry no fence of their own. */
  static Fence unfenced(OperationId operation) {
    return new Fence(operation, 0, 0);
  }
}
