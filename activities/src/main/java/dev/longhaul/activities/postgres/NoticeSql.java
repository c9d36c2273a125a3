package dev.longhaul.activities.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on {@code notices}. */
interface NoticeSql {
  /** The digest that a notice was put into, empty text for none; no row when it is new. */
  @SqlQuery("select coalesce(digest, '') from notices where id = :id")
  Optional<String> known(String id);

  /** One at a time per kind and vendor, until the transaction ends. */
  @SqlQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 6))) held")
  int lock(String key);

  /** What was told so long ago belongs to no digest any more. */
  @SqlUpdate(
      """
      delete from notices
      where kind = :kind and vendor = :vendor and at < now() - interval '30 days'
      """)
  void prune(String kind, String vendor);

  @SqlQuery(
      """
      select count(*) from notices
      where kind = :kind and vendor = :vendor and at > now() - cast(:window as interval)
      """)
  int recent(String kind, String vendor, Duration window);

  /** The digest of this kind and vendor that is still being gathered. */
  @SqlQuery(
      """
      select digest from notices
      where kind = :kind and vendor = :vendor and digest_until > now()
      order by at limit 1
      """)
  Optional<String> open(String kind, String vendor);

  @SqlQuery("select digest_until from notices where digest = :digest order by at limit 1")
  Instant until(String digest);

  @SqlUpdate(
      """
      insert into notices (id, kind, vendor, step, line, digest, digest_until)
      values (:id, :kind, :vendor, :step, :line, :digest,
        case when cast(:digest as text) is null then null
        else coalesce(
          (select min(digest_until) from notices where digest = :digest),
          now() + cast(:window as interval)) end)
      on conflict do nothing
      """)
  void enter(
      String id,
      String kind,
      String vendor,
      String step,
      String line,
      @Nullable String digest,
      Duration window);

  @SqlQuery("select step, line from notices where digest = :digest order by at, id")
  @RegisterConstructorMapper(Line.class)
  List<Line> lines(String digest);

  /** One of many. */
  record Line(String step, String line) {}
}
