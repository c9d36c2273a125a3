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

  @SqlQuery("select coalesce(sum(capacity - slots_taken), 0) from servers")
  int free();

  /** Whether this is news: false for a write that was made before, or is older than the last. */
  @SqlUpdate(
      """
      update projects
      set slot_fence = :token, slot_sequence = :sequence
      where slug = :project and (slot_fence, slot_sequence) < (:token, :sequence)
      """)
  boolean begin(String project, @BindMethods Fence fence);

  /** Takes a slot on the least loaded server; empty when that one was filled in the meantime. */
  @SqlQuery(
      """
      update servers
      set slots_taken = slots_taken + 1
      where slots_taken < capacity
        and name = (
          select name from servers
          where slots_taken < capacity
          order by capacity - slots_taken desc, name
          limit 1)
      returning name
      """)
  Optional<ServerName> take();

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
}
