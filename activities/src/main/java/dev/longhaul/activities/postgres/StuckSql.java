package dev.longhaul.activities.postgres;

import dev.longhaul.durable.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on {@code stuck_operations} and what is suspected to belong there. */
interface StuckSql {
  /** An open operation that is no news. */
  record Open(OperationId id, boolean overdue) {}

  /** The next page of them, by id. */
  @SqlQuery(
      """
      select id, coalesce(deadline < now() - interval '5 minutes', false) as overdue
      from operations
      where ended_at is null and started_at < now() - interval '2 minutes'
        and id collate "C" > :after
      order by id collate "C" limit :limit
      """)
  @RegisterConstructorMapper(Open.class)
  List<Open> open(String after, int limit);

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

  /** Forgets what lies behind {@code after}, up to {@code last} (null: to the end). */
  @SqlUpdate(
      """
      delete from stuck_operations
      where operation collate "C" > :after
        and (cast(:last as text) is null or operation collate "C" <= :last)
        and not operation = any(:still)
      """)
  void forgetAllBut(String[] still, String after, @Nullable String last);

  @SqlQuery("select * from stuck_operations where operation = any(:ids) order by operation")
  @RegisterConstructorMapper(StuckOperation.class)
  List<StuckOperation> among(String[] ids);

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
