package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.acting.SecretReader;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import java.security.SecureRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Secrets in the ledger, encrypted under the master key (O-13). */
public final class SecretStore implements SecretReader {
  /** Without letters and digits that people mix up. */
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

  private static final int PASSWORD_LENGTH = 24;

  private final SecureRandom random = new SecureRandom();
  private final Jdbi jdbi;
  private final Vault vault;

  public SecretStore(Jdbi jdbi, Vault vault) {
    this.jdbi = jdbi;
    this.vault = vault;
  }

  /** Stores or replaces a secret. */
  public void put(SecretRef ref, Secret secret) {
    Vault.Sealed locked = vault.seal(ref.value(), secret);
    jdbi.useExtension(SecretSql.class, sql -> sql.put(ref, locked));
  }

  @Override
  public Secret read(SecretRef ref) {
    return jdbi.withExtension(SecretSql.class, sql -> sql.find(ref))
        .map(locked -> vault.open(ref.value(), locked))
        .orElseThrow(
            () ->
                ActingProblem.SECRET_MISSING.permanent(
                    "the ledger holds no secret " + ref + "; store it and retry"));
  }

  /** Whether there is a value; one that was forgotten is none. */
  public boolean holds(SecretRef ref) {
    return jdbi.withExtension(SecretSql.class, sql -> sql.find(ref)).isPresent();
  }

  /** Deletes a secret for good; absent is success. */
  public void delete(SecretRef ref) {
    jdbi.useExtension(SecretSql.class, sql -> sql.delete(ref));
  }

  /** Makes a random password of 24 characters unless there is a secret. */
  void ensure(Handle transaction, Fence fence, SecretRef ref) {
    Vault.Sealed locked = vault.seal(ref.value(), password());
    transaction.attach(SecretSql.class).putIfAbsent(ref, locked, fence);
  }

  /** Deletes the value; an older write of the operation cannot bring it back. */
  void forget(Handle transaction, Fence fence, SecretRef ref) {
    transaction.attach(SecretSql.class).forget(ref, fence);
  }

  private Secret password() {
    StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new Secret(password.toString());
  }
}
