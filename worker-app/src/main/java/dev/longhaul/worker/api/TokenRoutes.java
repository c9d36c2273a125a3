package dev.longhaul.worker.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.ApiTokens.NewToken;
import dev.longhaul.activities.postgres.ApiTokens.Revocation;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.activities.postgres.TokenRow;
import dev.longhaul.projects.ProjectSlug;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes the tokens of the API (O-11). */
final class TokenRoutes {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Duration LONGEST = Duration.ofDays(3660);

  private final ApiTokens tokens;
  private final Trail trail;
  private final Clock clock;

  TokenRoutes(ApiServices services, Trail trail) {
    this.tokens = services.ledger().tokens();
    this.trail = trail;
    this.clock = services.clock();
  }

  /** A token as the API shows it; {@code value} only in the answer that makes it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TokenView(
      String name,
      TokenRole role,
      @Nullable String account,
      List<String> projects,
      String state,
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable String value) {

    static TokenView of(TokenRow row, Instant now, @Nullable String value) {
      String ended = row.isExpired(now) ? "expired" : "revoked";
      return new TokenView(
          row.name(),
          row.role(),
          row.account(),
          row.projects(),
          row.isLive(now) ? "live" : ended,
          row.createdAt(),
          row.lastUsedAt(),
          row.expiresAt(),
          row.revokedAt(),
          value);
    }
  }

  void register(RouteTable routes) {
    routes.get("/api/v1/tokens", Access.ADMIN, this::list);
    routes.postSecret("/api/v1/tokens", Access.ADMIN, this::create);
    routes.post("/api/v1/tokens/{name}/revoke", Access.ADMIN, this::revoke);
  }

  private void list(Context context) {
    Instant now = clock.instant();
    context.json(
        Map.of(
            "items", tokens.list().stream().map(token -> TokenView.of(token, now, null)).toList()));
  }

  private void create(Context context) {
    Fields fields = Body.fields(context, "name", "role", "account", "projects", "expires_in");
    String name = fields.required("name", TokenRoutes::name);
    TokenRole role = fields.required("role", TokenRoutes::role);
    String account = fields.optional("account", TokenRoutes::account);
    List<ProjectSlug> projects = fields.list("projects", ProjectSlug::new);
    if (account == null && !projects.isEmpty()) {
      fields.wrong("projects", "belong to a token with an account", "name the account, too");
    }
    Duration life = fields.optional("expires_in", TokenRoutes::life);
    fields.check();
    Instant now = clock.instant();
    Instant end = life == null ? null : now.plus(life);
    NewToken made =
        trail.act(
            TokenCheck.actor(context),
            "token-create",
            () -> tokens.create(Fields.sure(name), Fields.sure(role), account, projects, end),
            token -> Optional.of(words(token.row())));
    context.status(HttpStatus.CREATED).json(TokenView.of(made.row(), now, made.value().reveal()));
  }

  private void revoke(Context context) {
    String name = Query.path(context, "name", TokenRoutes::name);
    Fields fields = Body.fields(context, "force");
    boolean force = fields.flag("force");
    fields.check();
    String message =
        switch (revoke(context, name, force)) {
          case REVOKED -> "the token " + name + " is revoked; it opens nothing any more";
          case ENDED_BEFORE -> "the token " + name + " has ended before";
          case UNKNOWN ->
              throw new Refusal(
                  ProblemKind.NOT_FOUND,
                  "there is no token " + name + "; 'longhaul token list' shows those that exist");
          case LAST_ADMIN ->
              throw new Refusal(
                  ProblemKind.REFUSED,
                  name
                      + " is the last token of an admin; make another one first, or force it (--force):"
                      + " then only 'longhaul setup' can make a new one");
        };
    context.json(Map.of("message", message));
  }

  private Revocation revoke(Context context, String name, boolean force) {
    return trail.act(
        TokenCheck.actor(context),
        "token-revoke",
        () -> tokens.revoke(name, force),
        done -> done == Revocation.REVOKED ? Optional.of(name) : Optional.empty());
  }

  private static String words(TokenRow token) {
    return "%s, %s%s%s%s"
        .formatted(
            token.name(),
            token.role().word(),
            token.account() == null ? "" : ", account " + token.account(),
            token.projects().isEmpty() ? "" : ", projects " + String.join(" ", token.projects()),
            token.expiresAt() == null ? "" : ", until " + token.expiresAt());
  }

  private static String name(String text) {
    return form(text, NAME, "is not a name of 1 to 63 letters, digits and . _ @ -");
  }

  private static String account(String text) {
    return form(text, ACCOUNT, "is not an account of 1 to 63 letters, digits and . _ -");
  }

  private static String form(String text, Pattern form, String complaint) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException(complaint);
    }
    return text;
  }

  private static TokenRole role(String text) {
    return Arrays.stream(TokenRole.values())
        .filter(role -> role.word().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + roles()));
  }

  private static String roles() {
    return Arrays.stream(TokenRole.values()).map(TokenRole::word).collect(Collectors.joining(", "));
  }

  private static Duration life(String text) {
    Duration life = DecisionRequest.duration(text);
    if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("must be more than nothing and at most ten years");
    }
    return life;
  }
}
