package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.DOMAIN;
import static dev.longhaul.projects.Hosting.PROJECT;
import static dev.longhaul.projects.Hosting.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.durable.codec.TestKeys;
import dev.longhaul.durable.codec.UnreadablePayload;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Temporal keeps is unreadable without the keys, and people still see what is going on. */
class EncryptedHistoryTest {
  private static final String NAME = "Zelda Quint";
  private static final String MAIL = "zelda.quint@mailbox.example";
  private static final DataConverter ENCRYPTING = Json.dataConverter(TestKeys.of("a:1"));
  private Hosting hosting;

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void keepsNoPlantedWordOfOrdersFailuresAndSummaries() throws Exception {
    runInto(ENCRYPTING);
    assertThat(kept(PROJECT)).contains("binary/encrypted").doesNotContain(NAME, MAIL, "Zelda");
    assertThat(kept(DOMAIN)).contains("binary/encrypted").doesNotContain(NAME, MAIL, "Zelda");
    assertThat(kept(ZONE)).contains("binary/encrypted").doesNotContain(NAME, MAIL, "Zelda");
  }

  @Test
  void wouldKeepThemAllWithoutKeys() throws Exception {
    runInto(Json.dataConverter(PayloadKeys.none()));
    assertThat(kept(PROJECT))
        .contains(
            "\"" + NAME + "\"", // the order
            MAIL,
            "no route for " + NAME, // the failure
            "provision for " + NAME); // the summary
  }

  @Test
  void progressShowsTheLastErrorOfARetryingActivityInClear() {
    hosting = Hosting.open(ENCRYPTING);
    hosting.hold(TestOrders.ACME);
    hosting.health.healthy = false;
    hosting.provision(TestOrders.existing());
    Awaitility.await()
        .until(() -> hosting.operator.progress(PROJECT).parking() != null || isRetrying());
    assertThat(hosting.operator.line(PROJECT, Step.CHECK_HEALTH).lastError())
        .isEqualTo("https://acme.example/health answered 502");
    hosting.health.healthy = true;
    hosting.live();
  }

  @Test
  void aClientWithoutTheKeySaysSoAndSendsNothingThatTheWorkerCannotRead() {
    hosting = Hosting.open(ENCRYPTING);
    hosting.hold(TestOrders.ACME);
    hosting.world.breaks("Deployments.start", "BROKEN", "out of order");
    hosting.provision(TestOrders.existing());
    Parking parking = hosting.parked(Step.DEPLOY);
    Decision retry = Decision.of(DecisionWord.RETRY, parking, Operator.JO);
    for (PayloadKeys keys : List.of(PayloadKeys.none(), TestKeys.of("b:2"), TestKeys.of("a:3"))) {
      Operations stranger = operations(keys);
      assertUnreadable(() -> stranger.progress(PROJECT));
      assertUnreadable(() -> stranger.decide(PROJECT, retry, "u1"));
      assertUnreadable(() -> stranger.cancel(PROJECT, new CancelRequest(Operator.JO, "typo")));
      assertThat(stranger.list(true, 10)).hasSize(1);
    }
    assertThat(hosting.engine.events(PROJECT))
        .noneMatch(HistoryEvent::hasWorkflowExecutionUpdateAcceptedEventAttributes)
        .noneMatch(event -> isSignal(event, "cancel"));
    hosting.world.mend();
    operations(TestKeys.of("c:3,a:1")).progress(PROJECT);
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.live();
  }

  private void runInto(DataConverter converter) {
    hosting = Hosting.open(converter);
    hosting.world.breaks("Deployments.start", "BROKEN", "no route for " + NAME);
    hosting
        .engine
        .operations()
        .start(
            new Operations.Start(
                PROJECT,
                "ProvisionProject",
                ProvisionProjectWorkflow.KIND,
                order(),
                Operator.JO,
                "provision for " + NAME));
    assertThat(hosting.parked(Step.DEPLOY).failure().message()).isEqualTo("no route for " + NAME);
    hosting.world.mend();
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.live();
    assertThat(hosting.operator.progress(PROJECT).startedBy()).isEqualTo(Operator.JO);
  }

  private static ProjectOrder order() {
    ProjectOrder plain = TestOrders.register();
    return new ProjectOrder(
        plain.slug(), NAME, MAIL, plain.projectType(), plain.plugins(), plain.domain(), null);
  }

  /** Everything that the server has of an operation, as bytes. */
  private String kept(OperationId id) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (HistoryEvent event : hosting.engine.events(id)) {
      event.writeTo(bytes);
    }
    WorkflowClient client = hosting.engine.client();
    client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id.value()))
                .build())
        .writeTo(bytes);
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private Operations operations(PayloadKeys keys) {
    return new TemporalOperations(
        WorkflowClient.newInstance(
            hosting.engine.client().getWorkflowServiceStubs(),
            WorkflowClientOptions.newBuilder(hosting.engine.client().getOptions())
                .setDataConverter(Json.dataConverter(keys))
                .build()));
  }

  private boolean isRetrying() {
    return hosting.operator.line(PROJECT, Step.CHECK_HEALTH).lastError() != null;
  }

  private static boolean isSignal(HistoryEvent event, String name) {
    return event.getWorkflowExecutionSignaledEventAttributes().getSignalName().equals(name);
  }

  private static void assertUnreadable(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(UnreadablePayload.class)
        .hasMessageContaining("LONGHAUL_PAYLOAD_KEYS");
  }
}
