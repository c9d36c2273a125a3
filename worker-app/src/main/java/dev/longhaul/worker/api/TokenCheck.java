package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.activities.postgres.TokenRow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Secret;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a request through when its bearer token has the role that the route needs. */
final class TokenCheck {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]{1,200})", Pattern.CASE_INSENSITIVE);
  private static final String TOKEN = "token";

  private final ApiTokens tokens;
  private final Clock clock;

  TokenCheck(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Notes the holder of the token, or refuses. */
  void check(Context context, Access access) {
    access.needed().ifPresent(needed -> check(context, needed));
  }

  /** The holder of the request's token. */
  static Actor actor(Context context) {
    return new Actor(token(context).name());
  }

  /** The request's token. */
  static TokenRow token(Context context) {
    TokenRow token = context.attribute(TOKEN);
    if (token == null) {
      throw new IllegalStateException(context.path() + " has no actor: it needs no token");
    }
    return token;
  }

  private void check(Context context, TokenRole needed) {
    Secret presented =
        presented(context)
            .orElseThrow(() -> refused(context, "send Authorization: Bearer with a token"));
    TokenRow token =
        tokens
            .look(presented)
            .orElseThrow(
                () ->
                    refused(context, "this token is not known here; it may be of another system"));
    if (!token.isLive(clock.instant())) {
      throw refused(context, ended(token));
    }
    if (!token.role().covers(needed)) {
      throw new Refusal(
          ProblemKind.FORBIDDEN,
          "the token %s has the role %s, this needs %s"
              .formatted(token.name(), token.role().word(), needed.word()));
    }
    context.attribute(TOKEN, token);
  }

  private static String ended(TokenRow token) {
    boolean revoked = token.revokedAt() != null && !token.revokedAt().equals(token.expiresAt());
    Instant end = Objects.requireNonNull(revoked ? token.revokedAt() : token.expiresAt());
    return "the token %s %s %s; ask an admin for a new one: longhaul token create"
        .formatted(
            token.name(),
            revoked ? "was revoked at" : "has expired at",
            end.truncatedTo(ChronoUnit.SECONDS));
  }

  private static Optional<Secret> presented(Context context) {
    String header = context.header("Authorization");
    Matcher bearer = BEARER.matcher(header == null ? "" : header.strip());
    return bearer.matches() ? Optional.of(new Secret(bearer.group(1))) : Optional.empty();
  }

  private static Refusal refused(Context context, String detail) {
    context.header("WWW-Authenticate", "Bearer realm=\"longhaul\"");
    return new Refusal(ProblemKind.UNAUTHENTICATED, detail);
  }
}
