package dev.longhaul.activities.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on {@code api_tokens}. */
@RegisterConstructorMapper(TokenRow.class)
interface TokenSql {
  @SqlQuery(
      """
      insert into api_tokens (hash, name, role, account, projects, expires_at)
      values (:hash, :name, :role, :account, :projects, :expiresAt)
      on conflict (name) where revoked_at is null do nothing
      returning *
      """)
  Optional<TokenRow> create(
      byte[] hash,
      String name,
      TokenRole role,
      @Nullable String account,
      String[] projects,
      @Nullable Instant expiresAt);

  @SqlUpdate(
      """
      update api_tokens set revoked_at = expires_at
      where name = :name and revoked_at is null and expires_at <= now()
      """)
  void freeExpired(String name);

  @SqlQuery("select * from api_tokens where hash = :hash")
  Optional<TokenRow> find(byte[] hash);

  @SqlUpdate(
      """
      update api_tokens set last_used_at = now()
      where id = :id and (last_used_at is null or last_used_at < now() - interval '1 minute')
      """)
  void used(long id);

  @SqlQuery("select * from api_tokens order by id")
  List<TokenRow> list();

  @SqlQuery("select * from api_tokens where name = :name order by id desc limit 1")
  Optional<TokenRow> newest(String name);

  @SqlUpdate("update api_tokens set revoked_at = now() where id = :id and revoked_at is null")
  int revoke(long id);

  @SqlQuery(
      """
      select exists (
        select from api_tokens
        where role = 'admin' and id <> :besides and revoked_at is null
          and (expires_at is null or expires_at > now()))
      """)
  boolean anyAdmin(long besides);

  @SqlUpdate("lock table api_tokens in share row exclusive mode")
  void lock();
}
