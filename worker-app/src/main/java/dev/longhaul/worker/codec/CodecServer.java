package dev.longhaul.worker.codec;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.durable.codec.SealedPayloads;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import java.time.Clock;
import org.eclipse.jetty.http.UriCompliance;

/**
 * Opens payloads for operators. It keeps nothing: any number may run. It has the keys, so it
 * listens on loopback unless it is told otherwise, and only operators get an answer.
 */
public final class CodecServer implements AutoCloseable {
  /** A page of a history with payloads of the largest size that Temporal takes. */
  private static final long LARGEST_BODY = 16L * 1024 * 1024;

  private final Javalin javalin;

  private CodecServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Listens at once.
   *
   * @param keys at least one
   * @throws io.javalin.util.JavalinBindException when the address is not free
   */
  public static CodecServer start(CodecSettings settings, PayloadKeys keys, ApiTokens tokens) {
    return start(settings, keys, tokens, Clock.systemUTC());
  }

  static CodecServer start(
      CodecSettings settings, PayloadKeys keys, ApiTokens tokens, Clock clock) {
    Sessions sessions = new Sessions(keys, clock);
    OperatorCheck operators = new OperatorCheck(tokens, sessions, clock);
    boolean secure = settings.webUi().filter(WebUiOrigin::isHttps).isPresent();
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config);
              Complaints.register(config.routes);
              config.routes.before(CodecServer::harden);
              config.routes.get("/healthz", context -> context.result("ok"));
              new LoginRoutes(operators, sessions, secure).register(config.routes);
              new CodecRoutes(
                      new SealedPayloads(keys), new CrossOrigin(settings.webUi()), operators)
                  .register(config.routes);
            });
    javalin.start(settings.host(), settings.port());
    return new CodecServer(javalin);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  /** An endpoint that was entered with a slash at its end is asked for {@code //decode}. */
  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = LARGEST_BODY;
    config.router.treatMultipleSlashesAsSingleSlash = true;
    config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
    config.jsonMapper(new JavalinJackson(Json.mapper(), false));
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setUriCompliance(
              UriCompliance.DEFAULT.with(
                  "slashes", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        });
  }

  private static void harden(Context context) {
    context.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store");
  }
}
