package dev.longhaul.activities.postgres;

import dev.longhaul.domains.DomainName;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements of {@link ProjectQueries}. */
@RegisterConstructorMapper(ProjectRow.class)
@RegisterConstructorMapper(ServiceRow.class)
interface ProjectReadSql {
  @SqlQuery(
      """
      select p.*, d.domain, d.status as domain_status, d.a_record_id, d.www_record_id
      from projects p
      left join project_domains d on d.project = p.slug and d.is_primary
      where (cast(:status as text) is null or p.status = :status)
        and (cast(:after as text) is null or p.slug > :after)
      order by p.slug
      limit :limit
      """)
  List<ProjectRow> list(@Nullable String status, @Nullable String after, int limit);

  @SqlQuery(
      """
      select p.*, d.domain, d.status as domain_status, d.a_record_id, d.www_record_id
      from projects p
      left join project_domains d on d.project = p.slug and d.is_primary
      where p.slug = :slug
      """)
  Optional<ProjectRow> one(ProjectSlug slug);

  @SqlQuery("select domain from project_domains where project = any(:projects) order by domain")
  List<DomainName> domains(String[] projects);

  @SqlQuery("select order_json from projects where slug = :slug")
  Optional<String> order(ProjectSlug slug);

  @SqlQuery(
      """
      select * from services
      where cast(:server as text) is null or server = :server
      order by server, project
      """)
  List<ServiceRow> services(@Nullable String server);

  @SqlUpdate(
      """
      insert into projects
        (slug, name, owner_email, project_type, plugins, locale, bundle, plan, time_zone,
         order_json)
      values
        (:slug, :name, :ownerEmail, :projectType, :pluginWords, :locale, :bundle, :plan, :timeZone,
         cast(:json as jsonb))
      on conflict (slug) do update
      set name = :name, owner_email = :ownerEmail, project_type = :projectType,
          plugins = :pluginWords, locale = :locale, bundle = :bundle, plan = :plan,
          time_zone = :timeZone, order_json = cast(:json as jsonb), updated_at = now()
      where projects.status = 'DRAFT'
      """)
  boolean draft(@BindMethods ProjectOrder order, String[] pluginWords, String json);

  @SqlQuery(
      """
      select exists (
        select from projects where slug = :slug and order_json = cast(:text as jsonb))
      """)
  boolean isStill(ProjectSlug slug, String text);

  @SqlUpdate(
      """
      update projects
      set name = :name, owner_email = :ownerEmail, project_type = :projectType,
          plugins = :pluginWords, locale = :locale, bundle = :bundle, plan = :plan,
          time_zone = :timeZone, order_json = cast(:json as jsonb), updated_at = now()
      where slug = :slug and status = 'DRAFT' and order_json = cast(:was as jsonb)
      """)
  boolean change(@BindMethods ProjectOrder order, String[] pluginWords, String json, String was);
}
