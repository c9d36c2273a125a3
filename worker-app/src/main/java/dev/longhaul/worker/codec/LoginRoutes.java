package dev.longhaul.worker.codec;

import dev.longhaul.activities.postgres.TokenRow;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page on which an operator logs in, so that the Web UI's calls carry a cookie. */
final class LoginRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(LoginRoutes.class);
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  private final String page = resource();
  private final OperatorCheck operators;
  private final Sessions sessions;
  private final boolean secure;

  /**
   * @param secure whether browsers may send the cookie over https only
   */
  LoginRoutes(OperatorCheck operators, Sessions sessions, boolean secure) {
    this.operators = operators;
    this.sessions = sessions;
    this.secure = secure;
  }

  void register(RoutesConfig routes) {
    routes.get("/login", context -> show(context, "Log in with an API token of an operator."));
    routes.post("/login", this::logIn);
  }

  private void logIn(Context context) {
    String typed = context.formParam("token");
    try {
      TokenRow token = operators.operator(typed == null ? "" : typed);
      String session = sessions.open(token.id());
      setCookie(context, session, "/decode");
      setCookie(context, session, "/encode");
      LOG.info("{} logged in to the codec server", token.name());
      show(context, "Logged in for 12 hours. Go back to the Web UI.");
    } catch (HttpResponseException e) {
      context.status(e.getStatus());
      show(context, "Not logged in: " + e.getMessage() + ".");
    }
  }

  /**
   * Strict is enough: another port of the same host is the same site, so the Web UI's calls carry
   * it. The paths keep it away from whatever else listens on this host.
   */
  private void setCookie(Context context, String session, String path) {
    String cookie =
        "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
            .formatted(
                OperatorCheck.COOKIE,
                session,
                path,
                Sessions.LENGTH.toSeconds(),
                secure ? "; Secure" : "");
    context.res().addHeader("Set-Cookie", cookie);
  }

  private void show(Context context, String sentence) {
    context.header("Content-Security-Policy", POLICY).html(page.replace("{{sentence}}", sentence));
  }

  private static String resource() {
    try (InputStream stream = LoginRoutes.class.getResourceAsStream("/codec/login.html")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("login.html is part of the program", e);
    }
  }
}
