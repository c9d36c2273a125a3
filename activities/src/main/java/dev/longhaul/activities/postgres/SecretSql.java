package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.SecretRef;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Statements on {@code secrets}. */
interface SecretSql {
  @SqlQuery("select ciphertext, key_id from secrets where ref = :ref and ciphertext is not null")
  @RegisterConstructorMapper(Vault.Sealed.class)
  Optional<Vault.Sealed> find(SecretRef ref);

  @SqlUpdate(
      """
      insert into secrets (ref, ciphertext, key_id) values (:ref, :ciphertext, :keyId)
      on conflict (ref) do update
      set ciphertext = :ciphertext, key_id = :keyId, updated_at = now()
      """)
  void put(SecretRef ref, @BindMethods Vault.Sealed sealed);

  @SqlUpdate("delete from secrets where ref = :ref")
  void delete(SecretRef ref);

  @SqlUpdate(
      """
      insert into secrets (ref, ciphertext, key_id, operation, fence, sequence)
      values (:ref, :ciphertext, :keyId, :operation, :token, :sequence)
      on conflict (ref) do update
      set ciphertext = :ciphertext, key_id = :keyId, operation = :operation, fence = :token,
          sequence = :sequence, updated_at = now()
      where secrets.ciphertext is null
        and (secrets.fence, secrets.sequence) < (:token, :sequence)
      """)
  void putIfAbsent(SecretRef ref, @BindMethods Vault.Sealed sealed, @BindMethods Fence fence);

  @SqlUpdate(
      """
      insert into secrets (ref, operation, fence, sequence)
      values (:ref, :operation, :token, :sequence)
      on conflict (ref) do update
      set ciphertext = null, key_id = null, operation = :operation, fence = :token,
          sequence = :sequence, updated_at = now()
      where secrets.operation is distinct from :operation
         or (secrets.fence, secrets.sequence) < (:token, :sequence)
      """)
  void forget(SecretRef ref, @BindMethods Fence fence);
}
