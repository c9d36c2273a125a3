package dev.longhaul.worker.api;

import static java.util.stream.Collectors.joining;

import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.activities.postgres.VendorRow;
import dev.longhaul.durable.Actor;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists vendor accounts, pauses them and opens them again (O-15). */
final class VendorRoutes {
  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,60}");
  private static final int LONGEST_REASON = 500;

  private final LedgerVendors vendors;
  private final Trail trail;

  VendorRoutes(LedgerVendors vendors, Trail trail) {
    this.vendors = vendors;
    this.trail = trail;
  }

  void register(RouteTable routes) {
    routes.get("/api/v1/vendors", Access.VIEWER, this::list);
    routes.post("/api/v1/vendors/{account}/pause", Access.OPERATOR, this::pause);
    routes.post("/api/v1/vendors/{account}/resume", Access.OPERATOR, this::resume);
  }

  private void list(Context context) {
    context.json(Map.of("items", vendors.list().stream().map(VendorView::of).toList()));
  }

  private void pause(Context context) {
    VendorRow known = known(context);
    Fields fields = Body.fields(context, "reason");
    String reason = fields.text("reason", LONGEST_REASON);
    fields.check();
    String line = known.account() + ": " + (reason == null ? "without a reason" : reason);
    Actor actor = TokenCheck.actor(context);
    trail.act(
        actor,
        "vendor-pause",
        () -> vendors.pause(known.account(), actor, reason),
        news -> news ? Optional.of(line) : Optional.empty());
    answer(context, known.account());
  }

  private void resume(Context context) {
    VendorRow known = known(context);
    Body.fields(context).check();
    String was = known.pausedAt() == null ? "was open" : "was " + known.words();
    trail.act(
        TokenCheck.actor(context),
        "vendor-resume",
        () -> vendors.resume(known.account()),
        news -> news ? Optional.of(known.account() + ": " + was) : Optional.empty());
    answer(context, known.account());
  }

  private void answer(Context context, String account) {
    context.json(Map.of("items", vendors.one(account).stream().map(VendorView::of).toList()));
  }

  private VendorRow known(Context context) {
    String account = Query.path(context, "account", VendorRoutes::account);
    return known(vendors, account);
  }

  /** The account, or a refusal that names those that there are. */
  static VendorRow known(LedgerVendors vendors, String account) {
    return vendors
        .one(account)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemKind.NOT_FOUND,
                    "there is no vendor account %s; known are %s"
                        .formatted(
                            account,
                            vendors.list().stream()
                                .map(VendorRow::account)
                                .collect(joining(", ")))));
  }

  private static String account(String text) {
    if (!ACCOUNT.matcher(text).matches()) {
      throw new IllegalArgumentException("is not a vendor account, like coolify-main");
    }
    return text;
  }
}
