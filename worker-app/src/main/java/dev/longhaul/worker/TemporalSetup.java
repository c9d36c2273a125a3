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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares Temporal: namespace and search attributes. Safe to repeat. */
final class TemporalSetup {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalSetup.class);

  /** How long closed operations stay readable in Temporal; the ledger keeps them for ever. */
  private static final Duration RETENTION = Duration.ofDays(30);

  /** How long the set-up waits for Temporal. */
  private static final Duration START = Duration.ofSeconds(30);

  private static final Duration KNOWN = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(500);

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
      ListSearchAttributesRequest request =
          ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build();
      return onceKnown(() -> operator.blockingStub().listSearchAttributes(request))
          .getCustomAttributesMap()
          .keySet();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
      return Set.of();
    }
  }

  /** A server reads its list of namespaces every ten seconds: a new one is not found at once. */
  private static <T> T onceKnown(Supplier<T> call) {
    long end = System.nanoTime() + KNOWN.toNanos();
    while (true) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        boolean soon = e.getStatus().getCode() == Status.Code.NOT_FOUND;
        if (!soon || System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  private void add(OperatorServiceStubs operator, String name) {
    try {
      AddSearchAttributesRequest request =
          AddSearchAttributesRequest.newBuilder()
              .setNamespace(namespace)
              .putAllSearchAttributes(Map.of(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD))
              .build();
      onceKnown(() -> operator.blockingStub().addSearchAttributes(request));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
