package dev.longhaul.worker.codec;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what goes wrong into one sentence with a status. */
final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

  private Complaints() {}

  static void register(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class,
        (e, context) -> answer(context, e.getStatus(), String.valueOf(e.getMessage())));
    routes.exception(
        JdbiException.class,
        (e, context) -> {
          LOG.warn("tokens cannot be checked: {}", e.getMessage());
          context.header("Retry-After", "5");
          answer(context, 503, "the ledger cannot be reached; try again later");
        });
    routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("{} {} failed", context.method(), context.path(), e);
          answer(context, 500, "this is a fault of Longhaul; the log has it");
        });
  }

  private static void answer(Context context, int status, String detail) {
    context
        .json(Map.of("status", status, "detail", detail))
        .status(status)
        .contentType("application/problem+json");
  }
}
