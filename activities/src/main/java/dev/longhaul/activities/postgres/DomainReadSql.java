package dev.longhaul.activities.postgres;

import dev.longhaul.domains.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What the API reads of domains. */
interface DomainReadSql {
  @SqlQuery(
      """
      select coalesce(d.name, t.domain) as name, coalesce(d.account, t.account) as account,
             d.status, d.expires_at, d.renewal_mode, d.transfer_lock, d.verification, d.seen_at,
             d.gone_at, t.state as transfer, t.words, t.meaning, t.requested_at, t.deadline,
             t.ended_at
      from domains d full join domain_transfers t on t.domain = d.name
      where (cast(:transfer as text) is null or t.state = :transfer)
        and (cast(:status as text) is null or d.status = :status)
        and (cast(:renewal as text) is null or d.renewal_mode = :renewal)
        and (cast(:expiresBefore as timestamptz) is null or d.expires_at < :expiresBefore)
        and (cast(:after as text) is null or coalesce(d.name, t.domain) > :after)
      order by 1
      limit :limit
      """)
  @RegisterConstructorMapper(DomainRow.class)
  List<DomainRow> list(
      @Nullable String transfer,
      @Nullable String status,
      @Nullable String renewal,
      @Nullable Instant expiresBefore,
      @Nullable String after,
      int limit);

  @SqlQuery(
      """
      select coalesce(d.name, t.domain) as name, coalesce(d.account, t.account) as account,
             d.status, d.expires_at, d.renewal_mode, d.transfer_lock, d.verification, d.seen_at,
             d.gone_at, t.state as transfer, t.words, t.meaning, t.requested_at, t.deadline,
             t.ended_at
      from (select cast(:name as text) as name) wanted
        left join domains d on d.name = wanted.name
        left join domain_transfers t on t.domain = wanted.name
      where d.name is not null or t.domain is not null
      """)
  @RegisterConstructorMapper(DomainRow.class)
  Optional<DomainRow> one(DomainName name);

  @SqlQuery(
      """
      select id, status, meaning, details, at, received_at, operation
      from registrar_messages where object = :name order by id desc limit :limit
      """)
  @RegisterConstructorMapper(RegistrarMessageRow.class)
  List<RegistrarMessageRow> messages(DomainName name, int limit);

  @SqlQuery("select * from registrar_watches order by account")
  @RegisterConstructorMapper(RegistrarWatchRow.class)
  List<RegistrarWatchRow> watches();
}
