package dev.longhaul.emulators.coolify;

import com.sun.net.httpserver.HttpExchange;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.LoopbackHttp;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a visitor gets from the applications on one server. */
final class DeployedApplications {
  private final CoolifyState state;
  private final CoolifyServer server;

  private record Visit(CoolifyApplication.Running running, boolean unhealthy) {}

  DeployedApplications(CoolifyState state, CoolifyServer server) {
    this.state = state;
    this.server = server;
  }

  boolean knows(String host) {
    return find(host).isPresent();
  }

  void serve(HttpExchange exchange) throws IOException {
    String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    String host = header.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    String path = exchange.getRequestURI().getPath();
    LoopbackHttp.send(
        exchange,
        find(host)
            .map(visit -> answer(visit, host, path))
            .orElseGet(() -> HttpAnswer.text(404, "text/plain", "404 page not found\n")));
  }

  private Optional<Visit> find(String host) {
    synchronized (state) {
      return state
          .deployedAt(server, host)
          .flatMap(app -> app.deployed().map(running -> new Visit(running, app.unhealthy)));
    }
  }

  private static HttpAnswer answer(Visit visit, String host, String path) {
    if (!visit.running().up()) {
      return HttpAnswer.text(503, "text/plain", "no available server\n");
    }
    if (path.equals("/health")) {
      return visit.unhealthy()
          ? HttpAnswer.json(503, Json.object().put("status", "unhealthy"))
          : HttpAnswer.json(200, Json.object().put("status", "ok"));
    }
    return path.equals("/")
        ? HttpAnswer.text(200, "text/html; charset=UTF-8", page(visit.running(), host))
        : HttpAnswer.text(404, "text/plain", "not found\n");
  }

  private static String page(CoolifyApplication.Running running, String host) {
    Map<String, String> environment = running.environment();
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
        <body><h1>%s</h1>
        <p>Project <b id="project">%s</b> answers at <b id="domain">%s</b>.</p>
        <p>Plugins: <span id="plugins">%s</span></p></body></html>
        """
        .formatted(
            escaped(host),
            escaped(host),
            escaped(environment.getOrDefault("VRS_PROJECT_ID", "")),
            escaped(host),
            escaped(environment.getOrDefault("VRS_PLUGINS", "")));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
