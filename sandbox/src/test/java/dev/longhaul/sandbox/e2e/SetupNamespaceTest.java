package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.SearchAttributes;
import dev.longhaul.sandbox.RequiresTemporal;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.TemporalBinary;
import dev.longhaul.worker.TemporalConnection;
import dev.longhaul.worker.WorkerApp;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./longhaul setup} makes a namespace of its own on the real server. */
@RequiresTemporal
@Timeout(240)
class SetupNamespaceTest {
  private static final String NAMESPACE = "hosting";
  private static final Map<String, String> SETTING = Map.of("TEMPORAL_NAMESPACE", NAMESPACE);

  @TempDir Path directory;

  @Test
  void theNamespaceKeepsThirtyDaysAndKnowsOurAttributes() {
    DevServer temporal =
        DevServer.start(TemporalBinary.find(System.getenv()).orElseThrow(), directory);
    try (NewServers servers = new NewServers(directory, temporal)) {
      for (int time = 1; time <= 2; time++) {
        Run run = servers.setup(SETTING);
        assertThat(run.exit()).as(run.toString()).isZero();
      }
      try (TemporalConnection made = TemporalConnection.of(servers.settings(SETTING))) {
        assertThat(retention(made)).isEqualTo(Duration.ofDays(30));
        assertThat(attributes(made))
            .containsAll(SearchAttributes.ALL.stream().map(SearchAttributeKey::getName).toList());
      }
      assertReady(servers);
    }
  }

  private static Duration retention(TemporalConnection temporal) {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(NAMESPACE).build();
    return Duration.ofSeconds(
        temporal
            .stubs()
            .blockingStub()
            .describeNamespace(request)
            .getConfig()
            .getWorkflowExecutionRetentionTtl()
            .getSeconds());
  }

  private static Set<String> attributes(TemporalConnection temporal) {
    return OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(temporal.stubs().getRawChannel())
                .validateAndBuildWithDefaults())
        .blockingStub()
        .listSearchAttributes(
            ListSearchAttributesRequest.newBuilder().setNamespace(NAMESPACE).build())
        .getCustomAttributesMap()
        .keySet();
  }

  private static void assertReady(NewServers servers) {
    try (WorkerApp api = servers.api(SETTING)) {
      Http http = new Http("http://127.0.0.1:" + api.apiPort(), "nobody");
      Awaitility.await("ready")
          .atMost(Duration.ofSeconds(30))
          .until(() -> http.get("/readyz").status() == 200);
    }
  }
}
