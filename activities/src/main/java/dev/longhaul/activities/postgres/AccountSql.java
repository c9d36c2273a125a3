package dev.longhaul.activities.postgres;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on {@code accounts}. */
interface AccountSql {
  @SqlQuery("select session, key_id, last_totp_step from accounts where name = :name")
  @RegisterConstructorMapper(AccountRow.class)
  Optional<AccountRow> find(String name);

  @SqlUpdate(
      """
      insert into accounts (name, session, key_id, last_totp_step)
      values (:name, :session, :keyId, :lastTotpStep)
      on conflict (name) do update
      set session = :session, key_id = :keyId, updated_at = now(),
          last_totp_step = greatest(accounts.last_totp_step, :lastTotpStep)
      """)
  void store(String name, byte @Nullable [] session, @Nullable String keyId, long lastTotpStep);

  /** {@code session} and {@code keyId} are null while nobody is logged in. */
  record AccountRow(byte @Nullable [] session, @Nullable String keyId, long lastTotpStep) {}
}
