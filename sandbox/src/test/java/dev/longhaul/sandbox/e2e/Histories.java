package dev.longhaul.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.durable.codec.SealedPayloads;
import dev.longhaul.sandbox.Box;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.filter.v1.StartTimeFilter;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every history that Temporal has, also of what is no operation. */
final class Histories {
  private static final String NAMESPACE = "default";
  private static final int MOST = 1000;
  private static final UnaryOperator<Payload> NO_KEYS = payload -> payload;

  private final Box box;
  private final UnaryOperator<Payload> codec;

  Histories(Box box) {
    this.box = box;
    SealedPayloads sealed =
        new SealedPayloads(PayloadKeys.parse(box.settings().get("LONGHAUL_PAYLOAD_KEYS")));
    this.codec = payload -> sealed.decode(List.of(payload)).get(0);
  }

  /** As somebody reads them who has the keys. */
  List<String> texts() {
    return documents().stream().map(json -> json + data(Run.read(json), codec)).toList();
  }

  /** As somebody reads them who has Temporal's database and no keys. */
  List<String> kept() {
    return documents().stream().map(json -> json + data(Run.read(json), NO_KEYS)).toList();
  }

  private List<String> documents() {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(box.temporal().address()).build());
    try {
      WorkflowClient client = WorkflowClient.newInstance(stubs);
      return Stream.concat(open(stubs).stream(), closed(stubs).stream())
          .map(WorkflowExecutionInfo::getExecution)
          .map(run -> client.fetchHistory(run.getWorkflowId(), run.getRunId()).toJson(false))
          .toList();
    } finally {
      stubs.shutdownNow();
    }
  }

  private static List<WorkflowExecutionInfo> open(WorkflowServiceStubs stubs) {
    return stubs
        .blockingStub()
        .listOpenWorkflowExecutions(
            ListOpenWorkflowExecutionsRequest.newBuilder()
                .setNamespace(NAMESPACE)
                .setMaximumPageSize(MOST)
                .setStartTimeFilter(StartTimeFilter.getDefaultInstance())
                .build())
        .getExecutionsList();
  }

  private static List<WorkflowExecutionInfo> closed(WorkflowServiceStubs stubs) {
    return stubs
        .blockingStub()
        .listClosedWorkflowExecutions(
            ListClosedWorkflowExecutionsRequest.newBuilder()
                .setNamespace(NAMESPACE)
                .setMaximumPageSize(MOST)
                .setStartTimeFilter(StartTimeFilter.getDefaultInstance())
                .build())
        .getExecutionsList();
  }

  /** What stands in the payloads, which JSON shows in base 64. */
  private static String data(JsonNode node, UnaryOperator<Payload> reader) {
    StringBuilder text = new StringBuilder();
    if (node.has("metadata") && node.path("data").isTextual()) {
      text.append('\n').append(reader.apply(payload(node)).getData().toStringUtf8());
    }
    node.forEach(child -> text.append(data(child, reader)));
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
