package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens of the API. Only their SHA-256 is kept; the value is seen once, when it is made.
 */
public final class ApiTokens {
  private static final String PREFIX = "lh_";

  private final SecureRandom random = new SecureRandom();
  private final Jdbi jdbi;

  public ApiTokens(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A new token; {@code value} is never seen again. */
  public record NewToken(Secret value, TokenRow row) {}

  /**
   * Makes a token.
   *
   * @param name who holds it; stands in the audit trail as the actor
   * @param expiresAt null means never
   * @throws AlreadyRegistered when a live token has this name; revoke that first
   */
  public NewToken create(String name, TokenRole role, @Nullable Instant expiresAt) {
    return jdbi.withExtension(TokenSql.class, sql -> make(sql, name, role, expiresAt));
  }

  /** The first token, with all rights; empty when there has ever been one. */
  public Optional<NewToken> createFirstAdmin(String name) {
    return jdbi.inTransaction(
        handle -> {
          TokenSql sql = handle.attach(TokenSql.class);
          sql.lock();
          return sql.any() ? Optional.empty() : Optional.of(make(sql, name, TokenRole.ADMIN, null));
        });
  }

  /** The token that is presented, unless it is unknown, expired or revoked. */
  public Optional<TokenRow> find(Secret presented) {
    byte[] hash = Digests.sha256(presented.reveal());
    Optional<TokenRow> token = jdbi.withExtension(TokenSql.class, sql -> sql.find(hash));
    token.ifPresent(row -> jdbi.useExtension(TokenSql.class, sql -> sql.used(row.id())));
    return token;
  }

  /** All tokens, the ended ones too, oldest first. */
  public List<TokenRow> list() {
    return jdbi.withExtension(TokenSql.class, TokenSql::list);
  }

  /** Ends a token at once; false when no live one has this name. */
  public boolean revoke(String name) {
    return jdbi.withExtension(TokenSql.class, sql -> sql.revoke(name)) > 0;
  }

  private NewToken make(TokenSql sql, String name, TokenRole role, @Nullable Instant expiresAt) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String value = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return sql.create(Digests.sha256(value), name, role, expiresAt)
        .map(row -> new NewToken(new Secret(value), row))
        .orElseThrow(() -> new AlreadyRegistered("a token named " + name + " is in use"));
  }
}
