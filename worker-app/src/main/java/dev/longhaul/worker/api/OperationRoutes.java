package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.activities.postgres.StuckOperation;
import dev.longhaul.activities.postgres.StuckOperations;
import dev.longhaul.domains.AuthCode;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionReceipt;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.OperationSummary;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.SecretRef;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists, shows, decides and cancels operations (O-03, O-04, O-07). */
final class OperationRoutes {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,60}");
  private static final Pattern SERVICE = Pattern.compile("(zone|registrar):.*");
  private static final int LONGEST_REASON = 500;

  private final Operations operations;
  private final OperationQueries recorded;
  private final StuckOperations stuck;
  private final OperationLookup lookup;
  private final Trail trail;
  private final NamedSecrets secrets;
  private final LedgerVendors vendors;

  OperationRoutes(ApiServices services, OperationLookup lookup, Trail trail) {
    this.operations = services.operations();
    this.recorded = services.ledger().operations();
    this.stuck = services.ledger().stuck();
    this.lookup = lookup;
    this.trail = trail;
    this.secrets = new NamedSecrets(services.ledger().secrets());
    this.vendors = services.ledger().vendors();
  }

  void register(RouteTable routes) {
    routes.get("/api/v1/operations", Access.VIEWER, this::list);
    routes.get("/api/v1/operations/{id}", Access.VIEWER, this::show);
    routes.post("/api/v1/operations/decide", Access.OPERATOR, this::decideMany);
    routes.post("/api/v1/operations/{id}/decide", Access.OPERATOR, this::decide);
    routes.post("/api/v1/operations/{id}/cancel", Access.OPERATOR, this::cancel);
  }

  private void list(Context context) {
    if (Query.flag(context, "stuck")) {
      List.of("state", "kind", "after").forEach(name -> Query.refuseBeside(context, name, "stuck"));
      int limit = Query.limit(context);
      context.json(new Page<>(stuck().stream().limit(limit).toList(), null));
      return;
    }
    OperationState state = Query.word(context, "state", OperationState.class);
    String kind = Query.read(context, "kind", OperationRoutes::kind);
    OperationId after = Query.read(context, "after", OperationId::new);
    int limit = Query.limit(context);
    List<OperationSummary> found =
        recorded.list(state, kind, after, limit + 1).stream()
            .map(OperationRoutes::summary)
            .toList();
    context.json(Page.of(found, limit, OperationSummary::id));
  }

  /** What the sweep has found, with its words as the message. */
  private List<OperationSummary> stuck() {
    return stuck.list().stream().map(this::stuck).toList();
  }

  private OperationSummary stuck(StuckOperation found) {
    String words = found.reason() + ": " + found.detail();
    return recorded
        .one(found.operation())
        .map(row -> summary(row, words))
        .orElseGet(() -> unentered(found, words));
  }

  /** One whose first task fails has not come as far as the ledger. */
  private static OperationSummary unentered(StuckOperation found, String words) {
    return new OperationSummary(
        found.operation(),
        null,
        found.operation().subject(),
        found.operation().value(),
        OperationState.ACCEPTED,
        null,
        words,
        Actor.SYSTEM,
        found.since(),
        null,
        null,
        null);
  }

  private void show(Context context) {
    context.json(lookup.find(id(context)));
  }

  private void decide(Context context) {
    OperationId id = id(context);
    DecisionRequest request =
        DecisionRequest.read(
            Body.fields(context, DecisionRequest.FIELDS),
            TokenCheck.actor(context),
            RepeatedRequests.updateId(context));
    refuseUnknownSecret(request.decision());
    DecisionReceipt receipt =
        audited(
            context,
            id,
            "decide",
            request.words(),
            () -> operations.decide(id, request.decision(), request.updateId()),
            DecisionReceipt::message);
    context.json(receipt);
  }

  /** A text that is no reference at all is for the operation to refuse. */
  private void refuseUnknownSecret(Decision decision) {
    Optional.ofNullable(decision.fields().get(AuthCode.FIELD))
        .filter(SecretRef::isOne)
        .ifPresent(code -> secrets.check("fields." + AuthCode.FIELD, new SecretRef(code)));
  }

  private void decideMany(Context context) {
    BulkDecision.Wish wish = BulkDecision.Wish.read(Body.fields(context, BulkDecision.Wish.FIELDS));
    BulkDecision.Results results =
        new BulkDecision(operations, recorded, trail, BulkDecision.MOST)
            .decide(wish, TokenCheck.actor(context), Deadline.ofThisRequest());
    if (results.items().isEmpty()) {
      VendorRoutes.known(vendors, wish.parkedBy());
    }
    context.json(results);
  }

  private void cancel(Context context) {
    OperationId id = id(context);
    Fields fields = Body.fields(context, "reason");
    String reason = fields.text("reason", LONGEST_REASON);
    fields.check();
    String what = reason == null ? "without a reason" : reason;
    audited(context, id, "cancel", what, () -> ask(id, context, reason), words -> "asked");
    String message = id + " is asked to stop; what it has done is undone before it ends";
    context.status(HttpStatus.ACCEPTED).json(Map.of("message", message));
  }

  private OperationId ask(OperationId id, Context context, @Nullable String reason) {
    refuseService(id);
    operations.cancel(id, new CancelRequest(TokenCheck.actor(context), reason));
    return id;
  }

  /** What others rely on for as long as Longhaul runs has nothing to undo and no end. */
  private static void refuseService(OperationId id) {
    if (SERVICE.matcher(id.value()).matches()) {
      throw new DecisionRefused(
          id + " is a service that others rely on, not an order; there is nothing to cancel");
    }
  }

  /** Writes down who wanted what, and what came of it. */
  private <T> T audited(
      Context context,
      OperationId id,
      String action,
      String what,
      Supplier<T> act,
      Function<T, String> outcome) {
    try {
      T result = act.get();
      trail.audit(TokenCheck.actor(context), action, id, what + ": " + outcome.apply(result));
      return result;
    } catch (DecisionRefused e) {
      trail.audit(TokenCheck.actor(context), action, id, what + ": refused, " + e.getMessage());
      throw e;
    } catch (EngineUnavailable e) {
      trail.audit(TokenCheck.actor(context), action, id, what + ": nobody answered");
      throw e;
    } catch (OperationNotFound e) {
      throw forgotten(id, action).orElseThrow(() -> e);
    }
  }

  /** Temporal forgets what has ended some time ago; the ledger does not. */
  private Optional<DecisionRefused> forgotten(OperationId id, String action) {
    String refusal = "%s does not run any more, the ledger says %s; there is nothing to %s";
    return recorded
        .one(id)
        .map(row -> new DecisionRefused(refusal.formatted(id, row.state(), action)));
  }

  private static OperationId id(Context context) {
    return Query.path(context, "id", OperationId::new);
  }

  private static String kind(String text) {
    if (!KIND.matcher(text).matches()) {
      throw new IllegalArgumentException("is not a kind of operations, like provision-project");
    }
    return text;
  }

  private static OperationSummary summary(OperationRow row) {
    return summary(row, row.message());
  }

  private static OperationSummary summary(OperationRow row, @Nullable String message) {
    return new OperationSummary(
        row.id(),
        row.kind(),
        row.subject(),
        row.title(),
        row.state(),
        row.step(),
        message,
        row.actor(),
        row.startedAt(),
        row.parkedSince(),
        row.deadline(),
        row.endedAt());
  }
}
