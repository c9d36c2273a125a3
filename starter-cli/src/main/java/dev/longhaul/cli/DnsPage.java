package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Table;

/** A request and a plan, for people. */
final class DnsPage {
  private DnsPage() {}

  static void print(JsonNode request, Session session) {
    session.screen.line(
        Fields.text(request, "request_id")
            + " · "
            + Fields.text(request, "status")
            + " · zone "
            + Fields.text(request, "zone"));
    request.path("changes").forEach(change -> session.screen.whole("  " + change.asText()));
    request.path("lagging").forEach(lagging -> session.screen.whole("  lags: " + lagging.asText()));
    Table table = new Table("WHEN", "STATUS", "BY", "REASON");
    for (JsonNode state : request.path("timeline")) {
      table.row(
          Fields.moment(state, "at"),
          Fields.text(state, "status"),
          Fields.text(state, "by"),
          Fields.text(state, "reason"));
    }
    table.print(session.screen);
  }

  /** What a request would do; a refusal is a failure to a script. */
  static int plan(JsonNode plan, Session session) {
    if (session.json()) {
      session.screen.json(plan);
    } else if (plan.hasNonNull("refusal")) {
      session.screen.note("refused: " + plan.path("refusal").asText());
    } else if (plan.path("changes").isEmpty()) {
      session.screen.line(Fields.text(plan, "zone") + " is so already");
    } else {
      plan.path("changes").forEach(change -> session.screen.whole(change.asText()));
    }
    return plan.hasNonNull("refusal") ? ExitCode.FAILED.code() : ExitCode.SUCCEEDED.code();
  }
}
