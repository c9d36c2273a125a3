package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.durable.Json;
import dev.longhaul.servers.ServerName;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longhaul server ...}. */
@Command(name = "server", description = "Servers that projects are put on.")
final class ServerCommands {
  static final String PATH = "/api/v1/servers";
  static final String NEEDS = "servers are in the ledger";

  private final Session session;

  ServerCommands(Session session) {
    this.session = session;
  }

  @Command(name = "add", description = "Enter a server, so that projects can be put on it.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Its handle, like web-2.") String name,
      @Option(
              names = "--address",
              paramLabel = "IPV4",
              required = true,
              description = "Its public IPv4 address.")
          String address,
      @Option(
              names = "--platform-id",
              paramLabel = "UUID",
              required = true,
              description = "Its UUID at the platform.")
          String platformId,
      @Option(
              names = "--capacity",
              paramLabel = "N",
              required = true,
              description = "How many projects fit on it.")
          int capacity,
      @Option(
              names = "--label",
              paramLabel = "KEY=VALUE",
              description = "Can be given several times.")
          Map<String, String> labels) {
    if (capacity < 1) {
      throw new Complaint(ExitCode.BAD_INPUT, "--capacity must be 1 or more");
    }
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("name", handle(name));
    body.put("address", address).put("platform_id", platformId).put("capacity", capacity);
    body.set("labels", Json.mapper().valueToTree(labels == null ? new LinkedHashMap<>() : labels));
    JsonNode server = session.api(NEEDS).post(PATH, body);
    if (session.json()) {
      session.screen.json(server);
    } else {
      session.screen.line("added " + name + ", " + address + ", " + capacity + " slots");
    }
    return ExitCode.SUCCEEDED.code();
  }

  @Command(name = "list", description = "List servers and how full they are.")
  int list() {
    JsonNode answer = session.api(NEEDS).get(PATH);
    Table table = new Table("SERVER", "ADDRESS", "TAKEN", "SLOTS", "LABELS");
    for (JsonNode server : answer.path("items")) {
      table.row(
          Fields.text(server, "name"),
          Fields.text(server, "address"),
          Fields.text(server, "taken"),
          Fields.text(server, "capacity"),
          labels(server.path("labels")));
    }
    return Lists.print(answer, table, session, "no servers; add one with: longhaul server add");
  }

  @Command(name = "remove", description = "Take a server out of the list; nothing may live on it.")
  int remove(
      @Parameters(paramLabel = "NAME", description = "Its handle, like web-2.") String name) {
    session.api(NEEDS).delete(PATH + "/" + handle(name));
    if (!session.json()) {
      session.screen.line("removed " + name + "; at the platform it stays as it is");
    }
    return ExitCode.SUCCEEDED.code();
  }

  static String handle(String name) {
    return Ids.read(() -> new ServerName(name)).value();
  }

  private static String labels(JsonNode labels) {
    StringBuilder text = new StringBuilder();
    labels
        .properties()
        .forEach(
            label ->
                text.append(text.isEmpty() ? "" : " ")
                    .append(label.getKey() + "=" + label.getValue().asText()));
    return text.toString();
  }
}
