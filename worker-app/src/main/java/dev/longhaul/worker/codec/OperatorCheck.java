package dev.longhaul.worker.codec;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.activities.postgres.TokenRow;
import dev.longhaul.durable.Secret;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows an operator by bearer token or by the cookie of the login page. */
final class OperatorCheck {
  static final String COOKIE = "longhaul_codec";

  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]{1,200})", Pattern.CASE_INSENSITIVE);

  private final ApiTokens tokens;
  private final Sessions sessions;
  private final Clock clock;

  OperatorCheck(ApiTokens tokens, Sessions sessions, Clock clock) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Refuses who is not an operator; asked anew each time, so that a revoked token ends at once. */
  void check(Context context) {
    Optional<TokenRow> token =
        context.header("Authorization") == null ? cookie(context) : bearer(context);
    requireOperator(token.orElseThrow(() -> unknown(context)));
  }

  /** The operator's token behind a value that somebody typed. */
  TokenRow operator(String typed) {
    Optional<TokenRow> token =
        typed.isBlank() ? Optional.empty() : tokens.find(new Secret(typed.strip()));
    TokenRow row =
        token.orElseThrow(
            () -> new UnauthorizedResponse("this token is unknown, has expired or is revoked"));
    requireOperator(row);
    return row;
  }

  private static void requireOperator(TokenRow token) {
    if (!token.role().covers(TokenRole.OPERATOR)) {
      throw new ForbiddenResponse(
          "the token %s has the role %s, this needs operator"
              .formatted(token.name(), token.role().word()));
    }
    if (token.account() != null) {
      throw new ForbiddenResponse(
          "the token %s is bound to the account %s; payloads are of everybody"
              .formatted(token.name(), token.account()));
    }
  }

  private Optional<TokenRow> bearer(Context context) {
    Matcher bearer = BEARER.matcher(context.header("Authorization").strip());
    return bearer.matches() ? tokens.find(new Secret(bearer.group(1))) : Optional.empty();
  }

  private Optional<TokenRow> cookie(Context context) {
    return Optional.ofNullable(context.cookie(COOKIE))
        .flatMap(sessions::tokenId)
        .flatMap(this::live);
  }

  private Optional<TokenRow> live(long id) {
    Instant now = clock.instant();
    return tokens.list().stream()
        .filter(token -> token.id() == id && token.revokedAt() == null)
        .filter(token -> token.expiresAt() == null || token.expiresAt().isAfter(now))
        .findFirst();
  }

  private static UnauthorizedResponse unknown(Context context) {
    context.header("WWW-Authenticate", "Bearer realm=\"longhaul-codec\"");
    return new UnauthorizedResponse(
        "log in at /login of this server, or send Authorization: Bearer with an operator's token");
  }
}
