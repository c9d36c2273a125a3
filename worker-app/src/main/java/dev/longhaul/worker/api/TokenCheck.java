package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.activities.postgres.TokenRow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Secret;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a request through when its bearer token has the role that the route needs. */
final class TokenCheck {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]{1,200})", Pattern.CASE_INSENSITIVE);
  private static final String ACTOR = "actor";

  private final ApiTokens tokens;

  TokenCheck(ApiTokens tokens) {
    this.tokens = tokens;
  }

  /** Notes the holder of the token, or refuses. */
  void check(Context context, Access access) {
    access.needed().ifPresent(needed -> check(context, needed));
  }

  /** The holder of the request's token. */
  static Actor actor(Context context) {
    Actor actor = context.attribute(ACTOR);
    if (actor == null) {
      throw new IllegalStateException(context.path() + " has no actor: it needs no token");
    }
    return actor;
  }

  private void check(Context context, TokenRole needed) {
    TokenRow token =
        presented(context).flatMap(tokens::find).orElseThrow(() -> unauthenticated(context));
    if (!token.role().covers(needed)) {
      throw new Refusal(
          ProblemKind.FORBIDDEN,
          "the token %s has the role %s, this needs %s"
              .formatted(token.name(), token.role().word(), needed.word()));
    }
    context.attribute(ACTOR, new Actor(token.name()));
  }

  private static Optional<Secret> presented(Context context) {
    String header = context.header("Authorization");
    Matcher bearer = BEARER.matcher(header == null ? "" : header.strip());
    return bearer.matches() ? Optional.of(new Secret(bearer.group(1))) : Optional.empty();
  }

  private static Refusal unauthenticated(Context context) {
    context.header("WWW-Authenticate", "Bearer realm=\"longhaul\"");
    return new Refusal(
        ProblemKind.UNAUTHENTICATED,
        "send Authorization: Bearer with a token that has not expired and is not revoked");
  }
}
