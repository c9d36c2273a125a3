package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Fence;
import dev.longhaul.servers.ServerName;
import dev.longhaul.servers.ServerSlot;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import org.jspecify.annotations.Nullable;

/** Statements on {@code servers} and on the slots that projects hold. */
interface ServerSql {
  @SqlQuery(
      """
      select s.name as server, s.address, s.coolify_uuid as platform_id, s.slots_taken as taken,
             s.capacity
      from projects p join servers s on s.name = p.server
      where p.slug = :project
      """)
  @RegisterConstructorMapper(ServerSlot.class)
  Optional<ServerSlot> slotOf(String project);

  @SqlQuery("select order_json -> 'server' ->> 'label' from projects where slug = :project")
  Optional<String> labelFor(String project);

  /** Free slots on the servers that have these labels, a JSON object. */
  @SqlQuery(
      """
      select coalesce(sum(capacity - slots_taken), 0) from servers
      where labels @> cast(:labels as jsonb)
      """)
  int free(String labels);

  /** Whether this is news: false for a write that was made before, or is older than the last. */
  @SqlUpdate(
      """
      update projects
      set slot_fence = :token, slot_sequence = :sequence
      where slug = :project and (slot_fence, slot_sequence) < (:token, :sequence)
      """)
  boolean begin(String project, @BindMethods Fence fence);

  /** Until the end of the transaction nobody else chooses, so that every choice sees the last. */
  @SqlQuery("select cast(pg_advisory_xact_lock(hashtext('longhaul server choice')) as text)")
  String choosing();

  /** Takes a slot on a server that has these labels; empty when none of them is free. */
  @SqlQuery(
      """
      update servers
      set slots_taken = slots_taken + 1, last_turn = nextval('server_turns')
      where name = (
        select name from servers
        where slots_taken < capacity and labels @> cast(:labels as jsonb)
        order by case when :inTurn then last_turn else slots_taken - capacity end, name
        limit 1)
      returning name
      """)
  Optional<ServerName> take(String labels, boolean inTurn);

  @SqlUpdate(
      """
      update servers
      set slots_taken = slots_taken - 1
      where name = (select server from projects where slug = :project)
      """)
  void giveBack(String project);

  @SqlUpdate("update projects set server = :server, updated_at = now() where slug = :project")
  void place(String project, @Nullable ServerName server);

  @SqlUpdate(
      """
      insert into servers (name, address, coolify_uuid, capacity, labels)
      values (:name, :address, :coolifyUuid, :capacity, cast(:json as jsonb))
      on conflict do nothing
      """)
  boolean add(@BindMethods ServerRow server, String json);

  @SqlQuery("select * from servers order by name")
  @UseRowMapper(ServerRegistry.Rows.class)
  List<ServerRow> list();

  @SqlQuery("select * from servers where name = :name")
  @UseRowMapper(ServerRegistry.Rows.class)
  Optional<ServerRow> find(ServerName name);

  @SqlQuery(
      """
      select slug from projects where server = :name
      union select project from services where server = :name
      order by 1
      """)
  List<String> projectsOn(ServerName name);

  @SqlUpdate("delete from servers where name = :name and slots_taken = 0")
  boolean remove(ServerName name);
}
