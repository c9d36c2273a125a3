package dev.longhaul.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.sandbox.Box;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Every history that Temporal has of the runs that the ledger knows, with readable payloads. */
final class Histories {
  private final Box box;

  Histories(Box box) {
    this.box = box;
  }

  List<String> texts() {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(box.temporal().address()).build());
    try {
      WorkflowClient client = WorkflowClient.newInstance(stubs);
      return new LedgerText(box)
          .column("select operation || ' ' || run_id from operation_runs order by 1").stream()
              .map(run -> run.split(" "))
              .map(run -> client.fetchHistory(run[0], run[1]).toJson(false))
              .map(json -> json + payloads(Run.read(json)))
              .toList();
    } finally {
      stubs.shutdownNow();
    }
  }

  /** What stands in the {@code data} of payloads, which JSON shows in base 64. */
  private static String payloads(JsonNode node) {
    StringBuilder text = new StringBuilder();
    node.findValues("data").stream()
        .filter(JsonNode::isTextual)
        .forEach(data -> text.append('\n').append(decoded(data.asText())));
    return text.toString();
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return base64;
    }
  }
}
