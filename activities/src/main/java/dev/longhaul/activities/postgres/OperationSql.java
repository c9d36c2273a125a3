package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationActivities.Snapshot;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Outcome;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import org.jspecify.annotations.Nullable;

/** Statements on {@code operations}, {@code operation_runs} and their audit lines. */
interface OperationSql {
  /**
   * What a transfer waits for stands in its own table, where the registrar's news goes without an
   * event of the operation.
   */
  String ROWS =
      """
      select operations.*, transfer.meaning as awaited, transfer.words as awaited_words
      from operations left join domain_transfers transfer
        on transfer.domain = operations.subject and transfer.operation = operations.id
          and transfer.fence = operations.fence and transfer.state = 'PENDING'
          and operations.state = 'RUNNING'
      """;

  @SqlUpdate(
      """
      insert into operations (id, kind, subject, title, state, actor, started_at)
      values (:operation, :kind, :subject, :title, 'ACCEPTED', :actor, :startedAt)
      on conflict (id) do nothing
      """)
  void enter(@BindMethods Claim claim);

  @SqlQuery("select id from operations where id = :operation for update")
  OperationId lock(OperationId operation);

  @SqlQuery("select fence from operation_runs where operation = :operation and run_id = :runId")
  Optional<Long> fenceOf(OperationId operation, String runId);

  @SqlQuery(
      """
      update operations
      set run_id = :runId, fence = fence + 1, last_sequence = 0, state = 'RUNNING',
          kind = :kind, subject = :subject, title = :title, actor = :actor,
          started_at = :startedAt, step = null, message = null, parked_since = null,
          deadline = null, vendor = null, ended_at = null, outcome = null, paid = '[]',
          leftovers = '[]'
      where id = :operation
      returning fence
      """)
  long supersede(@BindMethods Claim claim);

  @SqlUpdate(
      """
      insert into operation_runs (operation, run_id, fence, actor, started_at)
      values (:operation, :runId, :fence, :actor, :startedAt)
      """)
  void enterRun(@BindMethods Claim claim, @Bind("fence") long fence);

  @SqlUpdate(
      """
      insert into operations (id, run_id, kind, subject, title, state, actor, started_at)
      values (:operation, :runId, :kind, :subject, :title, 'ACCEPTED', :actor, :startedAt)
      on conflict (id) do update
      set run_id = :runId, kind = :kind, subject = :subject, title = :title, actor = :actor,
          state = 'ACCEPTED', started_at = :startedAt, step = null, message = null,
          parked_since = null, deadline = null, vendor = null, ended_at = null, outcome = null,
          paid = '[]', leftovers = '[]'
      where operations.run_id is distinct from :runId
        and not exists (
          select from operation_runs where operation = :operation and run_id = :runId)
      """)
  void accept(@BindMethods Claim claim);

  @SqlUpdate(
      """
      update operations
      set state = :state, step = :step, message = :message, parked_since = :parkedSince,
          deadline = :deadline, vendor = :vendor, last_sequence = :sequence
      where id = :operation and fence = :token and last_sequence < :sequence and outcome is null
      """)
  int record(@BindMethods Fence fence, @BindMethods Snapshot snapshot);

  @SqlUpdate(
      """
      update operations
      set state = :outcome, outcome = :outcome, message = :message, ended_at = now(),
          paid = cast(:paid as jsonb), leftovers = cast(:leftovers as jsonb),
          parked_since = null, deadline = null, vendor = null, last_sequence = :sequence
      where id = :operation and fence = :token and last_sequence < :sequence and outcome is null
      """)
  int close(
      @BindMethods Fence fence, Outcome outcome, String message, String paid, String leftovers);

  @SqlUpdate(
      """
      update operation_runs run
      set ended_at = operation.ended_at, outcome = operation.outcome,
          message = operation.message, paid = operation.paid, leftovers = operation.leftovers
      from operations operation
      where operation.id = :operation and run.operation = :operation and run.fence = :token
      """)
  void closeRun(@BindMethods Fence fence);

  @SqlUpdate(
      """
      insert into audit (actor, action, operation, detail)
      select actor, :action, id, :detail from operations where id = :operation
      """)
  void audit(OperationId operation, String action, String detail);

  /** Once in a run, which has each park once. */
  @SqlUpdate(
      """
      insert into audit (actor, action, operation, detail)
      select :actor, 'decide', :operation, :detail
      where not exists (
        select from audit line join operation_runs run on run.operation = line.operation
        where run.operation = :operation and run.fence = :token and line.at >= run.started_at
          and line.actor = :actor and line.action = 'decide' and line.detail = :detail)
      """)
  void auditDecision(@BindMethods Fence fence, String actor, String detail);

  @SqlQuery(
      ROWS
          + """
      where (cast(:state as text) is null or operations.state = :state)
        and (cast(:kind as text) is null or kind = :kind)
        and (cast(:after as text) is null
          or (started_at, id)
            < (select earlier.started_at, earlier.id from operations earlier where id = :after))
      order by started_at desc, id desc
      limit :limit
      """)
  @UseRowMapper(OperationRowMapper.class)
  List<OperationRow> list(
      @Nullable String state, @Nullable String kind, @Nullable String after, int limit);

  @SqlQuery(
      ROWS
          + """
      where operations.ended_at is null and parked_since is not null and vendor = :vendor
        and (cast(:step as text) is null or step = :step)
      order by parked_since, id
      limit :limit
      """)
  @UseRowMapper(OperationRowMapper.class)
  List<OperationRow> parkedBy(String vendor, @Nullable String step, int limit);

  @SqlQuery(
      """
      select kind, state, count(*)::int as operations, min(parked_since) as parked_since
      from operations group by kind, state
      """)
  @RegisterConstructorMapper(OperationQueries.Count.class)
  List<OperationQueries.Count> count();

  @SqlQuery(ROWS + "where id = :operation")
  @UseRowMapper(OperationRowMapper.class)
  Optional<OperationRow> one(OperationId operation);
}
