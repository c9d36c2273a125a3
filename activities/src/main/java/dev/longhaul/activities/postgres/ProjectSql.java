package dev.longhaul.activities.postgres;

import dev.longhaul.apps.AppHandle;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.projects.DomainStatus;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ServiceStatus;
import dev.longhaul.projects.StartedDeployment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements with which an operation writes {@code projects} and what hangs on it. */
interface ProjectSql {
  /** What a write needs to know of the row that it has locked. */
  record Locked(
      ProjectStatus status,
      int incarnation,
      long statusFence,
      boolean appClaimed,
      @Nullable String address,
      @Nullable String deploymentId,
      @Nullable String deploymentDigest) {}

  /** What a plan says of the row. */
  record Begun(String[] pluginWords, String ownersZone, String appName, int appPort) {
    static Begun of(ProjectPlan plan) {
      return new Begun(
          plan.plugins().toArray(String[]::new),
          plan.timeZone(),
          plan.app().name(),
          plan.app().port());
    }
  }

  @SqlUpdate(
      """
      insert into projects (slug, name, owner_email, order_json)
      values (:slug, :name, :ownerEmail, cast(:json as jsonb))
      on conflict (slug) do nothing
      """)
  void enter(@BindMethods ProjectOrder order, String json);

  @SqlQuery(
      """
      select p.status, p.incarnation, p.status_fence, p.app_claimed, s.address, p.deployment_id,
             p.deployment_digest
      from projects p left join servers s on s.name = p.server
      where p.slug = :slug
      for update of p
      """)
  @RegisterConstructorMapper(Locked.class)
  Optional<Locked> lock(ProjectSlug slug);

  /** Begins a provisioning; one that begins where another has ended counts as a retry. */
  @SqlUpdate(
      """
      update projects
      set name = :name, owner_email = :ownerEmail, project_type = :projectType,
          plugins = :pluginWords, locale = :locale, order_json = cast(:json as jsonb),
          bundle = :bundle, plan = :plan, time_zone = :ownersZone,
          app_name = :appName, app_port = :appPort,
          retry_count = case when status in ('DRAFT', 'ACTIVE') then retry_count
                             else retry_count + 1 end,
          status = 'PENDING_DOMAIN', started_at = coalesce(started_at, now()),
          completed_at = null, last_error = null, updated_at = now(),
          status_fence = :token, status_sequence = :sequence
      where slug = :slug and (status_fence, status_sequence) < (:token, :sequence)
      """)
  boolean begin(
      @BindMethods ProjectOrder order,
      @BindMethods Fence fence,
      @BindMethods Begun plan,
      String json);

  @SqlUpdate(
      """
      update projects
      set status = :status,
          last_error = case when :status = 'ERROR' then :error end,
          is_active = is_active or :status = 'ACTIVE',
          completed_at = case when :status = 'ACTIVE' then now() else completed_at end,
          updated_at = now(), status_fence = :token, status_sequence = :sequence
      where slug = :slug and (status_fence, status_sequence) < (:token, :sequence)
      """)
  boolean status(
      ProjectSlug slug, @BindMethods Fence fence, ProjectStatus status, @Nullable String error);

  @SqlUpdate(
      """
      update projects
      set coolify_project_uuid = :projectId, coolify_app_uuid = :appId, app_claimed = true,
          updated_at = now(), app_fence = :token, app_sequence = :sequence
      where slug = :slug and (app_fence, app_sequence) < (:token, :sequence)
      """)
  void app(ProjectSlug slug, @BindMethods Fence fence, @BindMethods AppHandle app);

  @SqlUpdate(
      """
      update projects set deployment_id = :id, deployment_digest = :digest, updated_at = now()
      where slug = :slug and (app_fence, app_sequence) < (:token, :sequence)
      """)
  void deployed(
      ProjectSlug slug, @BindMethods Fence fence, @BindMethods StartedDeployment deployment);

  @SqlUpdate(
      """
      update project_domains d
      set status = :status, status_fence = :token, status_sequence = :sequence,
          a_record_id = (
            select vendor_id from dns_records r
            where r.name = d.domain and r.type = 'A' order by id desc limit 1),
          www_record_id = (
            select vendor_id from dns_records r
            where r.name = 'www.' || d.domain and r.type = 'CNAME' order by id desc limit 1)
      where project = :slug and is_primary
        and (status_fence, status_sequence) < (:token, :sequence)
      """)
  void domain(ProjectSlug slug, @BindMethods Fence fence, DomainStatus status);

  /**
   * Frees the name when another project's order named it, but never came to life. That project is
   * locked, because it may be ordered again at this moment: then it is no draft any more.
   */
  @SqlUpdate(
      """
      delete from project_domains d
      using (
        select p.slug from projects p join project_domains n on n.project = p.slug
        where n.domain = :domain and p.slug <> :slug and p.status = 'DRAFT' and not p.is_active
        for update of p) draft
      where d.domain = :domain and d.project = draft.slug
      """)
  void takeOver(ProjectSlug slug, DomainName domain);

  @SqlUpdate(
      """
      update project_domains set is_primary = false
      where project = :slug and domain <> :domain and is_primary
      """)
  void demoteOthers(ProjectSlug slug, DomainName domain);

  @SqlUpdate(
      """
      insert into project_domains (project, domain, base_domain, status)
      values (:slug, :domain, :baseDomain, :status)
      on conflict (domain) do update set is_primary = true, base_domain = :baseDomain
      where project_domains.project = :slug
      """)
  boolean bind(ProjectSlug slug, DomainName domain, DomainName baseDomain, DomainStatus status);

  /** A name of an earlier order. */
  record FormerDomain(DomainName domain, DomainName baseDomain) {}

  @SqlQuery(
      """
      select domain, base_domain from project_domains
      where project = :slug and not is_primary
      order by domain
      """)
  @RegisterConstructorMapper(FormerDomain.class)
  List<FormerDomain> formerDomains(ProjectSlug slug);

  @SqlUpdate(
      """
      delete from project_domains
      where project = :slug and domain = :domain and not is_primary
      """)
  void forgetFormer(ProjectSlug slug, DomainName domain);

  @SqlUpdate(
      """
      insert into services (project, name, server, port, deployed_at, status)
      select slug, app_name, server, app_port, now(), 'running'
      from projects
      where slug = :slug and server is not null and app_name is not null
      on conflict (project) do update
      set name = excluded.name, server = excluded.server, port = excluded.port,
          deployed_at = excluded.deployed_at, status = 'running'
      """)
  void serve(ProjectSlug slug);

  @SqlUpdate(
      """
      update services
      set status = :word, deployed_at = case when :word = 'running' then now() else deployed_at end
      where project = :slug
      """)
  void serves(ProjectSlug slug, String word);

  /** An order as it is kept. */
  record Stored(ProjectSlug slug, String orderText, int incarnation) {}

  @SqlQuery(
      """
      select slug, cast(order_json as text) as order_text, incarnation from projects
      where slug = :slug
      """)
  @RegisterConstructorMapper(Stored.class)
  Optional<Stored> stored(ProjectSlug slug);

  /** The order that an operation on a project or on its domain carries out. */
  @SqlQuery(
      """
      select slug, cast(order_json as text) as order_text, incarnation from projects p
      where 'project:' || slug = :operation
         or exists (
           select from project_domains d
           where d.project = p.slug and d.is_primary and 'domain:' || d.domain = :operation)
      for update of p
      """)
  @RegisterConstructorMapper(Stored.class)
  Optional<Stored> carriedOutBy(OperationId operation);

  @SqlUpdate(
      """
      update projects
      set order_json = cast(:json as jsonb), owner_email = :ownerEmail,
          app_port = coalesce(:port, app_port), updated_at = now()
      where slug = :slug
      """)
  void edited(@BindMethods ProjectOrder order, String json, @Nullable Integer port);

  /** The application's id and the order of a live project. */
  @SqlQuery(
      """
      select coolify_app_uuid as app_id, cast(order_json as text) as order_text, incarnation,
             (select upper(s.status) from services s where s.project = p.slug) as service
      from projects p
      where slug = :slug and status = 'ACTIVE' and is_active and coolify_app_uuid is not null
      """)
  @RegisterConstructorMapper(Live.class)
  Optional<Live> live(ProjectSlug slug);

  /** A live project. */
  record Live(String appId, String orderText, int incarnation, @Nullable String service) {
    /** Null for a word that no operation writes. */
    @Nullable ServiceStatus serves() {
      return Arrays.stream(ServiceStatus.values())
          .filter(status -> status.name().equals(service))
          .findFirst()
          .orElse(null);
    }
  }

  /** A live project goes back to draft only by the run that made it live. */
  @SqlUpdate(
      """
      update projects
      set status = 'DRAFT', is_active = false, incarnation = incarnation + 1,
          started_at = null, completed_at = null, last_error = null, retry_count = 0,
          coolify_project_uuid = null, coolify_app_uuid = null, app_claimed = false,
          deployment_id = null, deployment_digest = null, updated_at = now(),
          status_fence = :token, status_sequence = :sequence,
          app_fence = :token, app_sequence = :sequence
      where slug = :slug and (status_fence, status_sequence) < (:token, :sequence)
        and (status <> 'ACTIVE' or status_fence = :token)
      """)
  boolean retire(ProjectSlug slug, @BindMethods Fence fence);

  @SqlUpdate(
      """
      update project_domains
      set a_record_id = null, www_record_id = null,
          status = case when status = 'ACTIVE' then 'PENDING_DNS' else status end,
          status_fence = :token, status_sequence = :sequence
      where project = :slug
      """)
  void forgetRecords(ProjectSlug slug, @BindMethods Fence fence);

  @SqlUpdate("delete from services where project = :slug")
  void unserve(ProjectSlug slug);
}
