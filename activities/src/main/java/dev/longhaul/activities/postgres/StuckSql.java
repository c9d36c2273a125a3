package dev.longhaul.activities.postgres;

import dev.longhaul.durable.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Statements on {@code stuck_operations} and what is suspected to belong there. */
interface StuckSql {
  @SqlQuery(
      """
      select id from operations
      where ended_at is null and deadline < now() - interval '5 minutes'
      order by deadline limit 200
      """)
  List<OperationId> overdue();

  /** Open ones that are no news, the oldest first. */
  @SqlQuery(
      """
      select id from operations
      where ended_at is null and started_at < now() - interval '2 minutes'
      order by started_at limit :limit
      """)
  List<OperationId> open(int limit);

  @SqlUpdate(
      """
      insert into stuck_operations (operation, reason, detail)
      values (:operation, :reason, :detail)
      on conflict (operation) do update
      set detail = excluded.detail, reason = excluded.reason,
          since = case when stuck_operations.reason = excluded.reason then stuck_operations.since
                  else now() end
      """)
  void enter(OperationId operation, StuckOperation.Reason reason, String detail);

  @SqlUpdate("delete from stuck_operations where not operation = any(:still)")
  void forgetAllBut(String[] still);

  @SqlQuery("select * from stuck_operations order by since, operation")
  @RegisterConstructorMapper(StuckOperation.class)
  List<StuckOperation> list();

  @SqlUpdate(
      """
      insert into sweeps (name, at) values ('operations', now())
      on conflict (name) do update set at = now()
      """)
  void swept();

  @SqlQuery("select at from sweeps where name = 'operations'")
  Optional<Instant> lastSweep();
}
