package dev.longhaul.worker.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The API's own description. */
final class DocumentRoutes {
  private final String openapi = resource("/api/openapi.json");
  private final String page = resource("/api/docs.html");

  void register(RouteTable routes) {
    routes.get("/openapi.json", Access.ANYBODY, this::openapi);
    routes.get("/docs", Access.ANYBODY, this::docs);
  }

  private void openapi(Context context) {
    context.contentType("application/json").result(openapi);
  }

  private void docs(Context context) {
    context.header("Content-Security-Policy", "default-src 'self' 'unsafe-inline'").html(page);
  }

  private static String resource(String name) {
    try (InputStream stream = DocumentRoutes.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is part of the program", e);
    }
  }
}
