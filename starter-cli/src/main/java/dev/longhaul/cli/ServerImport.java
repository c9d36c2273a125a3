package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.durable.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code longhaul server import}. */
@Command(
    name = "import",
    description = "Enter the servers that the platform has and can use; those known stay as is.")
final class ServerImport implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      required = true,
      description = "How many projects fit on each.")
  private int capacity;

  @Option(
      names = "--platform-id",
      paramLabel = "UUID",
      description = "Only the server with this UUID.")
  private @Nullable String platformId;

  @Option(names = "--label", paramLabel = "KEY=VALUE", description = "Can be given several times.")
  private Map<String, String> labels = Map.of();

  ServerImport(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ObjectNode body = Json.mapper().createObjectNode().put("capacity", capacity);
    if (platformId != null) {
      body.put("platform_id", platformId);
    }
    body.set("labels", Json.mapper().valueToTree(labels));
    JsonNode answer = session.api(ServerCommands.NEEDS).post(ServerCommands.PATH + "/import", body);
    if (session.json()) {
      session.screen.json(answer);
    } else {
      print(answer);
    }
    boolean some = !answer.path("items").isEmpty() || answer.path("skipped").isEmpty();
    return some ? ExitCode.SUCCEEDED.code() : ExitCode.FAILED.code();
  }

  private void print(JsonNode answer) {
    for (JsonNode added : answer.path("items")) {
      session.screen.line(
          "added %s, %s, %s slots"
              .formatted(
                  Fields.text(added, "name"),
                  Fields.text(added, "address"),
                  Fields.text(added, "capacity")));
    }
    for (JsonNode skipped : answer.path("skipped")) {
      session.screen.line(
          "left out %s (%s): %s"
              .formatted(
                  Fields.text(skipped, "title"),
                  Fields.text(skipped, "platform_id"),
                  Fields.text(skipped, "reason")));
    }
    if (answer.path("items").isEmpty() && answer.path("skipped").isEmpty()) {
      session.screen.line("the platform has no servers");
    }
  }
}
