package dev.longhaul.worker.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longhaul.activities.postgres.AlreadyRegistered;
import dev.longhaul.activities.postgres.ServerInUse;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationConflict;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.projects.OrderRefused;
import dev.longhaul.worker.dns.RequestConflict;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what goes wrong into problem documents; the only place that knows status codes. */
final class Problems {
  /** Seconds after which a client may try again when something is away. */
  static final String AGAIN = "5";

  static final String TYPE = "application/problem+json";

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static void register(RoutesConfig routes) {
    routes.exception(Refusal.class, (e, context) -> answer(context, e.problem()));
    routes.exception(OrderRefused.class, (e, context) -> answer(context, refused(e)));
    routes.exception(
        OperationConflict.class,
        (e, context) -> answer(context, Problem.of(ProblemKind.HELD, words(e)).held(e.holder())));
    answers(routes, DecisionRefused.class, ProblemKind.REFUSED);
    answers(routes, RequestConflict.class, ProblemKind.ALREADY_THERE);
    answers(routes, AlreadyRegistered.class, ProblemKind.ALREADY_THERE);
    answers(routes, ServerInUse.class, ProblemKind.IN_USE);
    answers(routes, OperationNotFound.class, ProblemKind.NOT_FOUND);
    answers(routes, EngineUnavailable.class, ProblemKind.UNAVAILABLE);
    routes.exception(HttpResponseException.class, Problems::http);
    routes.exception(JdbiException.class, Problems::ledger);
    routes.exception(Exception.class, Problems::internal);
  }

  static void answer(Context context, Problem problem) {
    if (problem.status() == ProblemKind.UNAVAILABLE.status()) {
      context.header("Retry-After", AGAIN);
    }
    context.status(problem.status()).result(json(problem)).contentType(TYPE);
  }

  static String json(Problem problem) {
    try {
      return Json.mapper().writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is text and numbers", e);
    }
  }

  private static void answers(
      RoutesConfig routes, Class<? extends Exception> type, ProblemKind kind) {
    routes.exception(type, (e, context) -> answer(context, Problem.of(kind, words(e))));
  }

  private static String words(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static Problem refused(OrderRefused e) {
    return Refusal.of(e.field(), words(e), "change the order, or the settings").problem();
  }

  private static void http(HttpResponseException e, Context context) {
    ProblemKind kind = ProblemKind.ofStatus(e.getStatus());
    String detail = words(e);
    if (e instanceof EndpointNotFound) {
      detail = "there is no route " + context.path() + "; /openapi.json lists the routes";
    } else if (e instanceof MethodNotAllowedResponse) {
      detail = context.method() + " is not possible here; /openapi.json lists what is";
      context.header("Allow", String.join(", ", e.getDetails().values()));
    }
    Problem problem = Problem.of(kind, detail);
    answer(context, problem);
  }

  private static void ledger(JdbiException e, Context context) {
    if (LedgerAway.isSaidBy(e)) {
      log.warn("the ledger is away: {}", LedgerAway.reason(e));
      answer(
          context,
          Problem.of(ProblemKind.UNAVAILABLE, "the ledger cannot be reached; try again later"));
    } else {
      internal(e, context);
    }
  }

  /** Notes a fault of ours under an id and tells the client no more than that. */
  private static void internal(Exception e, Context context) {
    answer(context, fault(context.method() + " " + context.path(), e));
  }

  /** An {@link Error}, which Javalin does not hand to the handlers of exceptions. */
  static void fatal(HttpServletResponse response, Error error) {
    Problem problem = fault("a request", error);
    response.setStatus(problem.status());
    response.setContentType(TYPE);
    try {
      response.getOutputStream().write(json(problem).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      log.debug("nobody reads the answer", e);
    }
  }

  private static Problem fault(String what, Throwable failure) {
    String id = UUID.randomUUID().toString();
    log.error("{} failed, id {}", what, id, failure);
    String detail = "this is a fault of Longhaul; the log has it as " + id;
    return Problem.of(ProblemKind.INTERNAL, detail).logged("urn:uuid:" + id);
  }
}
