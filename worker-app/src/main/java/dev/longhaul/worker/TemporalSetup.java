package dev.longhaul.worker;

import dev.longhaul.durable.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares Temporal: namespace and search attributes. Safe to repeat. */
final class TemporalSetup {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalSetup.class);

  /** How long closed operations stay readable in Temporal; the ledger keeps them for ever. */
  private static final Duration RETENTION = Duration.ofDays(30);

  /** How long the set-up waits for Temporal. */
  private static final Duration START = Duration.ofSeconds(30);

  private final WorkflowServiceStubs temporal;
  private final String namespace;

  TemporalSetup(WorkflowServiceStubs temporal, String namespace) {
    this.temporal = temporal;
    this.namespace = namespace;
  }

  void run() {
    temporal.connect(START);
    ensureNamespace();
    ensureSearchAttributes();
  }

  private void ensureNamespace() {
    try {
      temporal
          .blockingStub()
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
    } catch (StatusRuntimeException e) {
      switch (e.getStatus().getCode()) {
        case NOT_FOUND -> registerNamespace();
        case UNIMPLEMENTED -> LOG.debug("this server has no namespaces of its own");
        default -> throw e;
      }
    }
  }

  private void registerNamespace() {
    temporal
        .blockingStub()
        .registerNamespace(
            RegisterNamespaceRequest.newBuilder()
                .setNamespace(namespace)
                .setWorkflowExecutionRetentionPeriod(
                    com.google.protobuf.Duration.newBuilder().setSeconds(RETENTION.toSeconds()))
                .build());
    LOG.info("namespace {} created", namespace);
  }

  private void ensureSearchAttributes() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(temporal.getRawChannel())
                .validateAndBuildWithDefaults());
    Set<String> known = known(operator);
    for (SearchAttributeKey<String> key : SearchAttributes.ALL) {
      if (!known.contains(key.getName())) {
        add(operator, key.getName());
      }
    }
  }

  /** What is there already; nothing when the server cannot list (the in-memory one). */
  private Set<String> known(OperatorServiceStubs operator) {
    try {
      return operator
          .blockingStub()
          .listSearchAttributes(
              ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
          .getCustomAttributesMap()
          .keySet();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
      return Set.of();
    }
  }

  private void add(OperatorServiceStubs operator, String name) {
    try {
      operator
          .blockingStub()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace)
                  .putAllSearchAttributes(Map.of(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD))
                  .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
