package dev.longhaul.worker.codec;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Optional;

/** Lets the pages of the configured Web UI call, with the operator's cookie, and no others. */
final class CrossOrigin {
  private static final String HEADERS = "Content-Type, X-Namespace, Authorization";

  private final Optional<WebUiOrigin> webUi;

  CrossOrigin(Optional<WebUiOrigin> webUi) {
    this.webUi = webUi;
  }

  /** What the browser asks before it sends. */
  void preflight(Context context) {
    check(context);
    context
        .header("Access-Control-Allow-Methods", "POST")
        .header("Access-Control-Allow-Headers", HEADERS)
        .header("Access-Control-Max-Age", "600")
        .status(204);
  }

  /** Refuses other origins; a call without an origin does not come from a page. */
  void check(Context context) {
    context.header("Vary", "Origin");
    String origin = context.header("Origin");
    if (origin == null) {
      return;
    }
    if (webUi.isEmpty() || !webUi.get().value().equals(origin)) {
      throw new ForbiddenResponse(
          "pages from this origin may not call; LONGHAUL_WEB_UI_ORIGIN names the one that may");
    }
    context
        .header("Access-Control-Allow-Origin", origin)
        .header("Access-Control-Allow-Credentials", "true");
  }
}
