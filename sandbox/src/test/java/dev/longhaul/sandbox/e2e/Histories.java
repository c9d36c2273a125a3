package dev.longhaul.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.durable.codec.SealedPayloads;
import dev.longhaul.sandbox.Box;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;

/** Every history that Temporal has of the runs that the ledger knows. */
final class Histories {
  private final Box box;
  private final SealedPayloads codec;

  Histories(Box box) {
    this.box = box;
    this.codec = new SealedPayloads(PayloadKeys.parse(box.settings().get("LONGHAUL_PAYLOAD_KEYS")));
  }

  /** As somebody reads them who has the keys. */
  List<String> texts() {
    return kept().stream().map(json -> json + opened(Run.read(json))).toList();
  }

  /** As Temporal keeps them. */
  List<String> kept() {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(box.temporal().address()).build());
    try {
      WorkflowClient client = WorkflowClient.newInstance(stubs);
      return new LedgerText(box)
          .column("select operation || ' ' || run_id from operation_runs order by 1").stream()
              .map(run -> run.split(" "))
              .map(run -> client.fetchHistory(run[0], run[1]).toJson(false))
              .toList();
    } finally {
      stubs.shutdownNow();
    }
  }

  /** What stands in the payloads, opened with the box's keys; JSON shows them in base 64. */
  private String opened(JsonNode node) {
    StringBuilder text = new StringBuilder();
    if (node.has("metadata") && node.path("data").isTextual()) {
      text.append('\n')
          .append(codec.decode(List.of(payload(node))).get(0).getData().toStringUtf8());
    }
    node.forEach(child -> text.append(opened(child)));
    return text.toString();
  }

  private static Payload payload(JsonNode node) {
    try {
      Payload.Builder payload = Payload.newBuilder();
      JsonFormat.parser().ignoringUnknownFields().merge(node.toString(), payload);
      return payload.build();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("not a payload: " + node, e);
    }
  }
}
