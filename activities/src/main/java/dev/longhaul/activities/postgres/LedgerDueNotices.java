package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.DueNotices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/** What is due, computed from transfers and domains; what was sent stands in {@code sent_mail}. */
public final class LedgerDueNotices implements DueNotices {
  private static final String DUE =
      """
      with due as (
        select 'APPROVAL' as kind, t.domain, t.owner_email as receiver, t.locale, t.words,
               t.deadline as moment, 1 as rank,
               'approval.' || t.domain || '.' || extract(epoch from t.requested_at)::bigint || '.'
                 || max(d.days) as key
        from domain_transfers t join (values (1), (3)) as d(days)
          on t.requested_at + d.days * interval '1 day' <= :now
        where t.account = :account and t.state = 'PENDING' and t.meaning = 'NEEDS_APPROVAL'
        group by t.domain
        union all
        select 'DEADLINE', t.domain, null, 'en', t.words, t.deadline, 0,
               'deadline.' || t.domain || '.' || extract(epoch from t.deadline)::bigint
        from domain_transfers t
        where t.account = :account and t.state = 'PENDING'
          and t.deadline - interval '1 day' <= :now
        union all
        select 'VERIFICATION', d.name, p.owner_email, coalesce(p.locale, 'en'), d.verification,
               d.expires_at, 2,
               'verification.' || d.name || '.'
                 || floor(extract(epoch from cast(:now as timestamptz)) / 432000)::bigint
        from domains d
          left join project_domains pd on pd.domain = d.name and pd.is_primary
          left join projects p on p.slug = pd.project
        where d.account = :account and d.gone_at is null
          and upper(d.verification) not in ('VERIFIED', 'NONE', '')
        union all
        select 'EXPIRY', d.name, null, 'en', d.renewal_mode, d.expires_at, 3,
               'expiry.' || d.name || '.' || to_char(d.expires_at, 'YYYYMMDD') || '.'
                 || min(n.days)
        from domains d join (values (30), (7), (1)) as n(days)
          on d.expires_at - n.days * interval '1 day' <= :now
        where d.account = :account and d.gone_at is null
          and d.renewal_mode is distinct from 'AUTORENEW'
        group by d.name
      )
      select * from due
      where not exists (select from sent_mail s where s.message_id = due.key)
      order by rank, key
      limit :limit
      """;

  private final Jdbi jdbi;
  private final DateTimeFormatter times;

  public LedgerDueNotices(Jdbi jdbi, ZoneId zone) {
    this.jdbi = jdbi;
    this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
  }

  @Override
  public List<Notice> due(String account, Instant now, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("account", account)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> notice(row))
                .list());
  }

  private Notice notice(ResultSet row) throws SQLException {
    var moment = row.getTimestamp("moment");
    return new Notice(
        row.getString("key"),
        Kind.valueOf(row.getString("kind")),
        row.getString("receiver"),
        row.getString("locale"),
        Map.of(
            "domain", row.getString("domain"),
            "words", Objects.requireNonNullElse(row.getString("words"), "-"),
            "moment", moment == null ? "-" : times.format(moment.toInstant())));
  }

  @Override
  public void cared(String account, Instant at) {
    new LedgerRegistrar(jdbi).cared(account, at);
  }
}
