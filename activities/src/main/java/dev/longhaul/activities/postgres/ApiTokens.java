package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Secret;
import dev.longhaul.projects.ProjectSlug;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens of the API. Only their SHA-256 is kept; the value is seen once, when it is made.
 */
public final class ApiTokens {
  private static final String PREFIX = "lh_";

  /** No token has this id. */
  private static final long NONE = 0;

  private final SecureRandom random = new SecureRandom();
  private final Jdbi jdbi;

  public ApiTokens(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A new token; {@code value} is never seen again. */
  public record NewToken(Secret value, TokenRow row) {}

  /** What became of a wish to revoke. */
  public enum Revocation {
    REVOKED,
    ENDED_BEFORE,
    UNKNOWN,
    /** Nobody could make or revoke tokens any more; nothing was done. */
    LAST_ADMIN
  }

  /** The same for everybody's requests. */
  public NewToken create(String name, TokenRole role, @Nullable Instant expiresAt) {
    return create(name, role, null, List.of(), expiresAt);
  }

  /**
   * Makes a token.
   *
   * @param name who holds it; stands in the audit trail as the actor
   * @param account null means all accounts
   * @param projects whose zones a token with an account may change
   * @param expiresAt null means never
   * @throws AlreadyRegistered when a live token has this name; revoke that first
   */
  public NewToken create(
      String name,
      TokenRole role,
      @Nullable String account,
      List<ProjectSlug> projects,
      @Nullable Instant expiresAt) {
    String[] slugs = projects.stream().map(ProjectSlug::value).toArray(String[]::new);
    return jdbi.inTransaction(
        handle -> make(handle.attach(TokenSql.class), name, role, account, slugs, expiresAt));
  }

  /** A token with all rights; empty when there is one that still opens something. */
  public Optional<NewToken> createFirstAdmin(String name) {
    return locked(
        sql ->
            sql.anyAdmin(NONE)
                ? Optional.empty()
                : Optional.of(make(sql, name, TokenRole.ADMIN, null, new String[0], null)));
  }

  /** The token that is presented, unless it is unknown, expired or revoked. */
  public Optional<TokenRow> find(Secret presented) {
    return look(presented).filter(token -> token.isLive(Instant.now()));
  }

  /** The token that is presented, also one that has ended; a live one is noted as used. */
  public Optional<TokenRow> look(Secret presented) {
    byte[] hash = Digests.sha256(presented.reveal());
    Optional<TokenRow> token = jdbi.withExtension(TokenSql.class, sql -> sql.find(hash));
    token
        .filter(row -> row.isLive(Instant.now()))
        .ifPresent(row -> jdbi.useExtension(TokenSql.class, sql -> sql.used(row.id())));
    return token;
  }

  /** All tokens, the ended ones too, oldest first. */
  public List<TokenRow> list() {
    return jdbi.withExtension(TokenSql.class, TokenSql::list);
  }

  /**
   * Ends the token with this name at once.
   *
   * @param evenLastAdmin whether it may be the last one with all rights
   */
  public Revocation revoke(String name, boolean evenLastAdmin) {
    return locked(
        sql ->
            sql.newest(name)
                .map(token -> revoke(sql, token, evenLastAdmin))
                .orElse(Revocation.UNKNOWN));
  }

  private static Revocation revoke(TokenSql sql, TokenRow token, boolean evenLastAdmin) {
    if (!token.isLive(Instant.now())) {
      return Revocation.ENDED_BEFORE;
    }
    boolean last = token.role() == TokenRole.ADMIN && !sql.anyAdmin(token.id());
    if (last && !evenLastAdmin) {
      return Revocation.LAST_ADMIN;
    }
    sql.revoke(token.id());
    return Revocation.REVOKED;
  }

  /** One at a time, so that two admins cannot revoke each other. */
  private <T> T locked(Function<TokenSql, T> work) {
    return jdbi.inTransaction(
        handle -> {
          TokenSql sql = handle.attach(TokenSql.class);
          sql.lock();
          return work.apply(sql);
        });
  }

  private NewToken make(
      TokenSql sql,
      String name,
      TokenRole role,
      @Nullable String account,
      String[] projects,
      @Nullable Instant expiresAt) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String value = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sql.freeExpired(name);
    return sql.create(Digests.sha256(value), name, role, account, projects, expiresAt)
        .map(row -> new NewToken(new Secret(value), row))
        .orElseThrow(
            () ->
                new AlreadyRegistered(
                    "a token named " + name + " is in use; revoke it, or choose another name"));
  }
}
