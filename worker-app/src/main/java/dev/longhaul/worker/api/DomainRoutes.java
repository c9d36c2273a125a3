package dev.longhaul.worker.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.DomainRow;
import dev.longhaul.activities.postgres.RegistrarMessageRow;
import dev.longhaul.domains.Availability;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferState;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Domains: asked for, registered, moved, listed and watched (D-01, D-02, D-03, D-13). */
final class DomainRoutes {
  private static final int MESSAGES = 20;

  private final Function<DomainName, Availability> registrar;
  private final DomainQueries domains;
  private final DomainStart starts;
  private final DomainSteering steering;
  private final OperationLookup lookup;

  DomainRoutes(ApiServices services, OperationLookup lookup, Trail trail) {
    this.registrar = services.vendors().domains();
    this.domains = services.ledger().domains();
    this.starts = new DomainStart(services, trail);
    this.steering = new DomainSteering(services, lookup, trail);
    this.lookup = lookup;
  }

  /** The answer to a start. */
  record Accepted(DomainName domain, OperationId operationId, boolean alreadyRunning) {}

  /** A domain with what is known of it; {@code operation} says whether one is open. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      @Nullable DomainRow domain,
      OperationId operation,
      boolean open,
      List<RegistrarMessageRow> messages) {}

  void register(RouteTable routes) {
    routes.get("/api/v1/domains/check", Access.VIEWER, this::check);
    routes.get("/api/v1/domains", Access.VIEWER, this::list);
    routes.get("/api/v1/domains/{name}", Access.VIEWER, this::show);
    routes.post("/api/v1/domains/{name}/register", Access.OPERATOR, this::register);
    routes.post("/api/v1/domains/{name}/transfer", Access.OPERATOR, this::transfer);
    routes.post("/api/v1/domains/{name}/approve", Access.OPERATOR, this::approve);
    routes.post("/api/v1/domains/{name}/extend", Access.OPERATOR, this::extend);
    routes.post("/api/v1/domains/{name}/cancel", Access.OPERATOR, this::cancel);
    routes.get(
        "/api/v1/registrars",
        Access.VIEWER,
        context -> context.json(Map.of("items", domains.watches())));
  }

  private void check(Context context) {
    DomainName name = Query.read(context, "name", DomainName::new);
    if (name == null) {
      throw Refusal.of("name", "is missing", "add ?name=acme.example");
    }
    try {
      context.json(registrar.apply(name));
    } catch (ApplicationFailure e) {
      throw new Refusal(
          ProblemKind.UNAVAILABLE,
          "the registrar could not be asked about " + name + ": " + e.getOriginalMessage());
    }
  }

  private void list(Context context) {
    DomainQueries.Filter filter =
        new DomainQueries.Filter(
            Query.word(context, "transfer", TransferState.class),
            Query.read(context, "status", DomainRoutes::word),
            Query.read(context, "renewal_mode", DomainRoutes::word),
            Query.read(context, "expires_before", DomainRoutes::moment));
    DomainName after = Query.read(context, "after", DomainName::new);
    int limit = Query.limit(context);
    List<DomainRow> found = domains.list(filter, after, limit + 1);
    context.json(Page.of(found, limit, DomainRow::name));
  }

  private void show(Context context) {
    DomainName name = name(context);
    OperationId operation = TransferDomainWorkflow.id(name);
    boolean open = lookup.runs(operation);
    DomainRow row = domains.one(name).orElse(null);
    if (row == null && !open) {
      throw new Refusal(
          ProblemKind.NOT_FOUND,
          "the ledger does not know " + name + "; 'longhaul domain list' shows what it knows");
    }
    context.json(new Shown(row, operation, open, domains.messages(name, MESSAGES)));
  }

  private void register(Context context) {
    DomainName name = name(context);
    accepted(context, name, starts.register(name, Body.object(context), TokenCheck.actor(context)));
  }

  private void transfer(Context context) {
    DomainName name = name(context);
    accepted(context, name, starts.transfer(name, Body.object(context), TokenCheck.actor(context)));
  }

  private static void accepted(Context context, DomainName name, Operations.Started started) {
    context
        .status(HttpStatus.ACCEPTED)
        .json(new Accepted(name, started.id(), started.alreadyRunning()));
  }

  private void approve(Context context) {
    Body.fields(context).check();
    said(context, steering.approve(name(context), TokenCheck.actor(context)));
  }

  private void extend(Context context) {
    Fields fields = Body.fields(context, "by");
    Duration by = fields.required("by", DomainSteering::duration);
    fields.check();
    Duration checked = Objects.requireNonNull(by);
    said(context, steering.extend(name(context), checked, TokenCheck.actor(context)));
  }

  private void cancel(Context context) {
    Fields fields = Body.fields(context, "reason");
    String reason = fields.text("reason", 500);
    fields.check();
    said(context, steering.cancel(name(context), reason, TokenCheck.actor(context)));
  }

  private static void said(Context context, String message) {
    context.status(HttpStatus.ACCEPTED).json(Map.of("message", message));
  }

  private static DomainName name(Context context) {
    return Query.path(context, "name", DomainName::new);
  }

  private static String word(String text) {
    if (!text.matches("[A-Za-z -]{1,40}")) {
      throw new IllegalArgumentException("is not a word of the registrar, like OK");
    }
    return text;
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is not a moment like 2027-01-31T00:00:00Z", e);
    }
  }
}
