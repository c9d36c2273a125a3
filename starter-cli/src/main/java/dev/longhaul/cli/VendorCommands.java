package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.durable.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longhaul vendor ...}. */
@Command(name = "vendor", description = "Vendor accounts: see, pause and resume them.")
final class VendorCommands {
  private static final String PATH = "/api/v1/vendors";
  private static final String NEEDS = "pauses of vendors are in the ledger";

  private final Session session;

  VendorCommands(Session session) {
    this.session = session;
  }

  @Command(name = "list", description = "List vendor accounts and who has paused them.")
  int list() {
    return print(session.api(NEEDS).get(PATH));
  }

  @Command(
      name = "pause",
      description = {
        "Leave a vendor account alone until it is resumed.",
        "Calls that run already end; operations wait and lose no time."
      })
  int pause(
      @Parameters(paramLabel = "ACCOUNT", description = "Like coolify-main.") String account,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why; operations show it.")
          @Nullable String reason) {
    return change(account, "pause", Json.mapper().createObjectNode().put("reason", reason));
  }

  @Command(name = "resume", description = "Ask a paused vendor account again.")
  int resume(
      @Parameters(paramLabel = "ACCOUNT", description = "Like coolify-main.") String account) {
    return change(account, "resume", Json.mapper().createObjectNode());
  }

  private int change(String account, String verb, ObjectNode body) {
    String name = URLEncoder.encode(Ids.name("vendor account", account), StandardCharsets.UTF_8);
    return print(session.api(NEEDS).post(PATH + "/" + name + "/" + verb, body));
  }

  private int print(JsonNode answer) {
    Table table = new Table("ACCOUNT", "STATE", "SINCE", "BY", "WAITING", "REASON");
    for (JsonNode vendor : answer.path("items")) {
      table.row(
          Fields.text(vendor, "account"),
          Fields.text(vendor, "state"),
          Fields.moment(vendor, "since"),
          Fields.text(vendor, "by"),
          Fields.text(vendor, "waiting"),
          Fields.text(vendor, "reason"));
    }
    return Lists.print(answer, table, session, "no vendor accounts; a worker enters its own");
  }
}
