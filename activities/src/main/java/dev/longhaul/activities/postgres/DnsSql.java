package dev.longhaul.activities.postgres;

import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on {@code dns_records} and {@code zone_answers}. */
interface DnsSql {
  @SqlQuery("select * from dns_records where zone = :zone order by name, type, content, id")
  @RegisterConstructorMapper(RecordRow.class)
  List<RecordRow> owned(DomainName zone);

  @SqlQuery(
      """
      select * from dns_records
      where zone = :zone and name in (:domain, :www) and owner = :owner
      order by id
      """)
  @RegisterConstructorMapper(RecordRow.class)
  List<RecordRow> ownedBelow(DomainName zone, DomainName domain, DomainName www, OperationId owner);

  @SqlUpdate(
      """
      delete from dns_records
      where zone = :zone
        and (vendor_id = :vendorId
             or (name = :name and type = :type and content_hash = :contentHash))
      """)
  void replace(@BindMethods RecordRow row);

  @SqlUpdate(
      """
      insert into dns_records
        (zone, name, type, content, ttl, priority, vendor_id, content_hash, owner)
      values
        (:zone, :name, :type, :content, :ttl, :priority, :vendorId, :contentHash, :owner)
      """)
  void enter(@BindMethods RecordRow row);

  @SqlUpdate("delete from dns_records where zone = :zone and vendor_id = :vendorId")
  void forget(DomainName zone, String vendorId);

  @SqlQuery(
      """
      select request_id, outcome as state, message, 0 as attempt
      from zone_answers where request_id = :requestId
      """)
  @RegisterConstructorMapper(ZoneOutcome.class)
  Optional<ZoneOutcome> answer(String requestId);

  @SqlUpdate(
      """
      insert into zone_answers (request_id, zone, outcome, message)
      values (:requestId, :zone, :state, :message)
      on conflict (request_id) do update
      set outcome = :state, message = :message, answered_at = now()
      where zone_answers.outcome = 'FAILED'
      """)
  void answered(DomainName zone, @BindMethods ZoneOutcome outcome);

  /** {@code ttl} in seconds. */
  record RecordRow(
      DomainName zone,
      DomainName name,
      String type,
      String content,
      int ttl,
      @Nullable Integer priority,
      String vendorId,
      byte[] contentHash,
      OperationId owner) {}
}
