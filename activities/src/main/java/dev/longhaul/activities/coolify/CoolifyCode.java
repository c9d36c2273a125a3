package dev.longhaul.activities.coolify;

import dev.longhaul.apps.AppProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Coolify's statuses mean for us; the only place where it is decided. */
enum CoolifyCode {
  BAD_REQUEST(AppProblem.PLATFORM_REFUSED),
  LOGIN(AppProblem.PLATFORM_LOGIN_REFUSED),
  NOT_FOUND(AppProblem.PLATFORM_REFUSED),
  /** Since 4.2 what changes something is POST; older ones answer so to a newer call. */
  WRONG_METHOD(AppProblem.PLATFORM_REFUSED),
  CONFLICT(AppProblem.DOMAIN_CONFLICT),
  INVALID(AppProblem.PLATFORM_REFUSED),
  RATE_LIMIT(null),
  /** May pass, and a write may have happened. */
  SERVER_ERROR(null),
  OTHER(AppProblem.PLATFORM_REFUSED);

  private final @Nullable AppProblem problem;

  CoolifyCode(@Nullable AppProblem problem) {
    this.problem = problem;
  }

  static CoolifyCode of(int status) {
    return switch (status) {
      case 400 -> BAD_REQUEST;
      case 401, 403 -> LOGIN;
      case 404 -> NOT_FOUND;
      case 405 -> WRONG_METHOD;
      case 409 -> CONFLICT;
      case 422 -> INVALID;
      case 429 -> RATE_LIMIT;
      default -> status >= 500 ? SERVER_ERROR : OTHER;
    };
  }

  /** What the operation parks with; empty when Temporal should try again by itself. */
  Optional<AppProblem> problem() {
    return Optional.ofNullable(problem);
  }

  /** Whether a write may have happened. */
  boolean ambiguous() {
    return this == SERVER_ERROR;
  }
}
