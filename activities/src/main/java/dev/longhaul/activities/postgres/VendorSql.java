package dev.longhaul.activities.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on {@code vendor_accounts}. */
@RegisterConstructorMapper(VendorRow.class)
interface VendorSql {
  String ROW =
      """
      select account, failures, last_failure, paused_by, paused_at, reason, probe_at,
        (select count(*) from operations
         where ended_at is null and parked_since is null and vendor = account) as waiting
      from vendor_accounts
      """;

  @SqlUpdate("insert into vendor_accounts (account) values (:account) on conflict do nothing")
  void enter(String account);

  @SqlQuery(ROW + "order by account")
  List<VendorRow> list();

  @SqlQuery(ROW + "where account = :account")
  Optional<VendorRow> one(String account);

  @SqlQuery("select paused_at is not null from vendor_accounts where account = :account")
  Optional<Boolean> paused(String account);

  /** Lets the operation through while it is the probe, or makes it the probe when one is due. */
  @SqlUpdate(
      """
      update vendor_accounts
      set probe_by = :operation,
          probe_until = case when probe_by = :operation and probe_until > now() then probe_until
                        else now() + interval '3 minutes' end
      where account = :account and probe_at <= now()
        and (probe_until is null or probe_until <= now() or probe_by = :operation)
      """)
  int probe(String account, String operation);

  @SqlUpdate(
      """
      update vendor_accounts
      set paused_by = :by, paused_at = now(), reason = :reason,
          probe_at = null, probe_by = null, probe_until = null
      where account = :account and (paused_at is null or probe_at is not null)
      """)
  int pause(String account, String by, @Nullable String reason);

  @SqlUpdate(
      """
      update vendor_accounts
      set paused_by = null, paused_at = null, reason = null, times_opened = 0, failures = 0,
          failing_since = null, probe_at = null, probe_by = null, probe_until = null
      where account = :account and paused_at is not null
      """)
  int resume(String account);

  /** An answer came: what has failed before no longer counts, and the breaker closes. */
  @SqlQuery(
      """
      update vendor_accounts new
      set failures = 0, failing_since = null, times_opened = 0,
          paused_by = case when new.probe_at is null then new.paused_by end,
          paused_at = case when new.probe_at is null then new.paused_at end,
          reason = case when new.probe_at is null then new.reason end,
          probe_at = null, probe_by = null, probe_until = null
      from vendor_accounts old
      where new.account = :account and old.account = new.account
        and (new.failures > 0 or new.probe_at is not null)
      returning old.probe_at is not null
      """)
  Optional<Boolean> answered(String account);

  @SqlUpdate(
      """
      update vendor_accounts
      set failures = failures + 1, failing_since = coalesce(failing_since, now()),
          last_failure = :why
      where account = :account
      """)
  void failed(String account, String why);

  /** Opens the breaker when it is due; after a probe that failed, for longer than before. */
  @SqlQuery(
      """
      update vendor_accounts
      set paused_by = 'breaker', paused_at = coalesce(paused_at, now()), reason = :why,
          times_opened = times_opened + 1, probe_by = null, probe_until = null,
          probe_at = now() + :pause * power(2, least(times_opened, 5))
      where account = :account
        and ((paused_at is null and failures >= :failures
              and failing_since <= now() - cast(:after as interval))
          or (probe_at is not null and probe_by is not null))
      returning times_opened
      """)
  Optional<Integer> open(String account, String why, int failures, Duration after, Duration pause);
}
