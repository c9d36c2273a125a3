package dev.longhaul.activities.postgres;

import dev.longhaul.dns.RequestStatus;
import dev.longhaul.domains.DomainName;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on {@code dns_requests}. */
@RegisterRowMapper(DnsRequestMapper.class)
interface DnsRequestSql {
  @SqlUpdate(
      """
      insert into dns_requests
        (id, account_id, source, status, reason, zone, order_json, order_digest, log)
      values
        (:id, :accountId, :source, :status, :reason, :zone, cast(:order as jsonb), :digest,
         cast(:log as jsonb))
      on conflict (id) do nothing
      """)
  int enter(@BindMethods NewRow row);

  /** Rows that no run has written to and that say INVALID are of what was no request. */
  @SqlUpdate(
      """
      update dns_requests
      set account_id = :accountId, source = :source, status = :status, reason = :reason,
          zone = :zone, order_json = cast(:order as jsonb), order_digest = :digest,
          log = log || cast(:log as jsonb), updated_at = now()
      where id = :id and status = 'INVALID' and order_json is null and last_fence = 0
      """)
  int takeOver(@BindMethods NewRow row);

  @SqlQuery("select * from dns_requests where id = :id")
  Optional<DnsRequestRow> one(String id);

  @SqlQuery("select * from dns_requests where id = :id for update")
  Optional<DnsRequestRow> locked(String id);

  @SqlUpdate(
      """
      update dns_requests
      set log = cast(:log as jsonb), updated_at = now()
      where id = :id
      """)
  void log(String id, String log);

  @SqlUpdate(
      """
      update dns_requests
      set status = :status, reason = :reason, zone = coalesce(:zone, zone),
          changes = coalesce(cast(:changes as text[]), changes),
          lagging = coalesce(cast(:lagging as text[]), lagging),
          last_fence = :fence, last_sequence = :sequence
      where id = :id and (last_fence, last_sequence) < (:fence, :sequence)
      """)
  void move(@BindMethods Move move);

  @SqlQuery(
      """
      select * from dns_requests
      where (cast(:status as text) is null or status = :status)
        and (cast(:accountId as text) is null or account_id = :accountId)
        and (cast(:zone as text) is null or zone = :zone)
        and (cast(:source as text) is null or source = :source)
        and (cast(:before as bigint) is null or number < :before)
      order by number desc
      limit :limit
      """)
  List<DnsRequestRow> list(
      @BindMethods DnsRequests.Filter filter, @Nullable Long before, int limit);

  @SqlQuery(
      """
      select * from dns_requests
      where told < jsonb_array_length(log)
      order by number
      limit :limit
      """)
  List<DnsRequestRow> untold(int limit);

  /** Until the end of the transaction; false when another process has it. */
  @SqlQuery("select pg_try_advisory_xact_lock(hashtext('dns_requests'), hashtext('tell'))")
  boolean lockTelling();

  @SqlUpdate("update dns_requests set told = :count where id = :id and told < :count")
  void told(String id, int count);

  record NewRow(
      String id,
      @Nullable String accountId,
      String source,
      RequestStatus status,
      @Nullable String reason,
      @Nullable DomainName zone,
      @Nullable String order,
      String digest,
      String log) {}

  record Move(
      String id,
      RequestStatus status,
      @Nullable String reason,
      @Nullable DomainName zone,
      String @Nullable [] changes,
      String @Nullable [] lagging,
      long fence,
      long sequence) {}
}
