package dev.longhaul.activities.postgres;

import dev.longhaul.activities.postgres.RequestKeys.Row;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Statements on {@code request_keys}; its column {@code actor} names the token by its id. */
@RegisterConstructorMapper(Row.class)
interface RequestKeySql {
  /** Gives a row when the request is ours to handle: new, too old, or left by a dead holder. */
  @SqlQuery(
      """
      insert into request_keys as known (actor, key, request_hash, claim, claimed_until)
      values (:holder, :key, :hash, :claim, now() + :hold)
      on conflict (actor, key) do update
      set request_hash = :hash, claim = :claim, claimed_until = now() + :hold,
          status = null, content_type = null, answer = null, created_at = now()
      where known.created_at < now() - :keep
        or (known.status is null and known.claimed_until < now() and known.request_hash = :hash)
      returning claim
      """)
  Optional<UUID> claim(
      String holder, String key, byte[] hash, UUID claim, Duration hold, Duration keep);

  @SqlQuery(
      """
      select *, greatest(1, ceil(extract(epoch from claimed_until - now())))::int as patience
      from request_keys where actor = :holder and key = :key
      """)
  Optional<Row> one(String holder, String key);

  @SqlUpdate(
      """
      update request_keys set status = :status, content_type = :contentType, answer = :answer
      where actor = :holder and key = :key and claim = :claim and status is null
      """)
  int answer(String holder, String key, UUID claim, int status, String contentType, String answer);

  @SqlUpdate(
      """
      delete from request_keys
      where actor = :holder and key = :key and claim = :claim and status is null
      """)
  void release(String holder, String key, UUID claim);

  @SqlUpdate("delete from request_keys where created_at < now() - :keep")
  int prune(Duration keep);
}
