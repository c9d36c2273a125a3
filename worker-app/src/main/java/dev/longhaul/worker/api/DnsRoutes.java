package dev.longhaul.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.activities.postgres.DnsRequests;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.dns.StatusReport;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.ReportRefused;
import dev.longhaul.worker.dns.RequestDocument;
import dev.longhaul.worker.dns.RequestDocument.Reading;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * DNS requests (D-07, D-11): one implementation, two versions of its documents. A token that is
 * bound to an account sees and changes that account's requests and its projects' names alone.
 */
final class DnsRoutes {
  private final DnsDesk desk;
  private final RequestDocument documents;
  private final OwnZones zones;
  private final OperationLookup lookup;
  private final Trail trail;

  DnsRoutes(ApiServices services, OperationLookup lookup, Trail trail) {
    this.desk = services.dns();
    this.documents = new RequestDocument(services.dnsSettings());
    this.zones = new OwnZones(services.ledger().projects());
    this.lookup = lookup;
    this.trail = trail;
  }

  void register(RouteTable routes) {
    for (DnsVersion version : DnsVersion.values()) {
      String path = version.path();
      routes.post(path + "/create", Access.OPERATOR, context -> create(context, version));
      routes.get(path, Access.VIEWER, context -> list(context, version));
      routes.get(path + "/{id}", Access.VIEWER, context -> show(context, version));
      routes.post(
          path + "/update_status/{id}", Access.OPERATOR, context -> report(context, version));
    }
    routes.get("/api/v2/dns/zones/{zone}", Access.VIEWER, this::zone);
  }

  private void create(Context context, DnsVersion version) {
    Actor actor = TokenCheck.actor(context);
    ObjectNode document = Body.object(context);
    refuseOthers(context, document.path("context").path("account_id").textValue());
    Reading reading = version.read(documents, document, envelope(context));
    if (!reading.mistakes().isEmpty()) {
      throw Refusal.of(reading.mistakes());
    }
    DnsOrder order = reading.order().orElseThrow();
    zones.check(TokenCheck.token(context), order);
    if (reading.dryRun()) {
      DnsPlan plan = looking(() -> desk.rehearse(order));
      context.json(DnsView.plan(plan));
      return;
    }
    DnsDesk.Receipt receipt = desk.submit(order, actor);
    if (receipt.started() != null) {
      trail.started(ChangeDnsWorkflow.start(order, actor), receipt.started(), "dns-request");
    }
    context.status(HttpStatus.ACCEPTED).json(version.receipt(receipt));
  }

  /** The id is made of the idempotency key, so that it decides also after that is forgotten. */
  private static RequestDocument.Envelope envelope(Context context) {
    return new RequestDocument.Envelope(
        RepeatedRequests.updateId(context),
        "api",
        boundTo(context),
        context.header("If-Zone-Version"));
  }

  private void list(Context context, DnsVersion version) {
    String bound = boundTo(context);
    refuseOthers(context, Query.read(context, "account_id", text -> text));
    DnsRequests.Filter filter =
        new DnsRequests.Filter(
            Query.word(context, "status", RequestStatus.class),
            bound == null ? Query.read(context, "account_id", text -> text) : bound,
            Query.read(context, "zone", DomainName::new),
            Query.read(context, "source", text -> text));
    Long before = Query.read(context, "after", DnsRoutes::number);
    int limit = Query.limit(context);
    List<DnsRequestRow> found = desk.ledger().list(filter, before, limit + 1);
    context.json(Page.of(found, limit, DnsRequestRow::number).showing(version::view));
  }

  private void show(Context context, DnsVersion version) {
    String id = id(context);
    Optional<DnsRequestRow> row = mine(context, id);
    context.json(row.map(version::view).orElseGet(() -> accepted(id)));
  }

  /** A request that no worker has entered yet. */
  private Object accepted(String id) {
    OperationId operation = ChangeDnsWorkflow.id(id);
    if (!lookup.runs(operation)) {
      throw noRequest(id);
    }
    return Map.of("request_id", id, "operation_id", operation, "status", RequestStatus.ACCEPTED);
  }

  private void report(Context context, DnsVersion version) {
    String id = id(context);
    Fields fields = Body.fields(context, "status", "message");
    RequestStatus status = fields.required("status", DnsRoutes::status);
    String message = fields.text("message", 500);
    fields.check();
    Actor actor = TokenCheck.actor(context);
    DnsRequestRow row = mine(context, id).orElseThrow(() -> noRequest(id));
    try {
      StatusReport report = new StatusReport(Objects.requireNonNull(status), message, actor);
      String again = desk.report(row, report) ? "" : " (again)";
      // What is no news may be the repeat of a report that could not be written down.
      String words = message == null ? "" : ": " + message;
      trail.audit(actor, "dns-report", ChangeDnsWorkflow.id(id), status + words + again);
    } catch (ReportRefused e) {
      throw new Refusal(ProblemKind.REFUSED, String.valueOf(e.getMessage()));
    }
    context.status(HttpStatus.ACCEPTED).json(version.view(row));
  }

  private void zone(Context context) {
    DomainName zone = Query.path(context, "zone", DomainName::new);
    zones.check(TokenCheck.token(context), zone);
    context.json(
        looking(() -> desk.zone(zone))
            .map(DnsView::zone)
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemKind.NOT_FOUND,
                        "this account has no zone "
                            + zone
                            + "; name the zone itself, not a name in it")));
  }

  /** The request, unless it is another account's: that is not there either. */
  private Optional<DnsRequestRow> mine(Context context, String id) {
    String bound = boundTo(context);
    Optional<DnsRequestRow> row = desk.ledger().one(id);
    if (row.isPresent() && bound != null && !bound.equals(row.get().accountId())) {
      throw noRequest(id);
    }
    return row;
  }

  /** Who names an account other than its own is told so, whatever else is wrong. */
  private static void refuseOthers(Context context, @Nullable String account) {
    String bound = boundTo(context);
    if (bound != null && account != null && !bound.equals(account)) {
      throw new Refusal(
          ProblemKind.FORBIDDEN,
          "this token acts for account %s, not for %s".formatted(bound, account));
    }
  }

  private static @Nullable String boundTo(Context context) {
    return TokenCheck.token(context).account();
  }

  private static <T> T looking(Supplier<T> look) {
    try {
      return look.get();
    } catch (ApplicationFailure e) {
      throw new Refusal(
          ProblemKind.UNAVAILABLE, "the zone could not be looked at: " + e.getOriginalMessage());
    }
  }

  private static String id(Context context) {
    return Query.path(context, "id", DnsOrder::checkId);
  }

  private static Refusal noRequest(String id) {
    return new Refusal(ProblemKind.NOT_FOUND, "there is no DNS request " + id);
  }

  private static RequestStatus status(String text) {
    try {
      return RequestStatus.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not VISIBLE or FAILED", e);
    }
  }

  private static Long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("is not the next of an earlier answer");
    }
    return Long.valueOf(text);
  }
}
