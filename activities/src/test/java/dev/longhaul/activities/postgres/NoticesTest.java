package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.FailureReport;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.NoticeWorkflowImpl;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperatorActivities;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.WebhookActivities;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices to the operators: once each, and one digest when many come because of one vendor. */
class NoticesTest {
  private final Ledger ledger = TestLedger.open();
  private final List<Notice> mailed = new CopyOnWriteArrayList<>();
  private final List<Notice> hooked = new CopyOnWriteArrayList<>();
  private TestWorkflowEnvironment temporal;
  private LedgerNoticePostActivities post;

  @BeforeEach
  void start() {
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Json.dataConverter())
                        .build())
                .build());
    post =
        new LedgerNoticePostActivities(
            ledger.jdbi(), temporal.getWorkflowClient(), DigestSettings.DEFAULT);
    var main = temporal.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationTypes(NoticeWorkflowImpl.class);
    main.registerActivitiesImplementations(post);
    temporal
        .newWorker(TaskQueues.MAIL)
        .registerActivitiesImplementations(
            (OperatorActivities) mailed::add, (WebhookActivities) hooked::add);
    temporal.start();
  }

  @AfterEach
  void stop() {
    temporal.close();
    ledger.close();
  }

  @Test
  void tellsByMailAndWebhookOnceHoweverOftenItIsPosted() {
    post.post(parked("a", "coolify-main"));
    post.post(parked("a", "coolify-main"));
    Awaitility.await().until(() -> mailed.size() == 1 && hooked.size() == 1);
    post.post(parked("a", "coolify-main"));
    assertThat(mailed).singleElement().isEqualTo(parked("a", "coolify-main"));
  }

  @Test
  void gathersWhatComesAfterTheThirdInOneDigest() {
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      post.post(parked(name, "coolify-main"));
    }
    post.post(parked("f", "coolify-main"));
    post.post(parked("g", "inwx-live"));
    Awaitility.await().until(() -> mailed.size() == 4);
    temporal.sleep(Duration.ofMinutes(6));
    Awaitility.await().until(() -> mailed.size() == 5);
    Notice digest = mailed.get(4);
    assertThat(digest.kind()).isEqualTo(Notice.Kind.DIGEST);
    assertThat(digest.lines())
        .containsExactly(
            "project:d at DEPLOY: the build failed",
            "project:e at DEPLOY: the build failed",
            "project:f at DEPLOY: the build failed");
    assertThat(digest.commands())
        .containsExactly(
            "longhaul operation decide --parked-by coolify-main --step DEPLOY retry --dry-run");
    assertThat(hooked).hasSize(5);
  }

  @Test
  void whatWasToldAMonthAgoIsForgotten() {
    post.post(parked("a", "coolify-main"));
    post.post(parked("b", "coolify-main"));
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update notices set at = now() - interval '31 days' where line like '%:a %'"));
    post.post(parked("c", "coolify-main"));
    List<String> lines =
        ledger
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select line from notices order by at")
                        .mapTo(String.class)
                        .list());
    assertThat(lines)
        .containsExactly(
            "project:b at DEPLOY: the build failed", "project:c at DEPLOY: the build failed");
  }

  @Test
  void anOperationWithoutAVendorIsAlwaysToldByItself() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      post.post(parked(name, null));
    }
    Awaitility.await().until(() -> mailed.size() == 5);
    assertThat(mailed).extracting(Notice::kind).containsOnly(Notice.Kind.PARKED);
  }

  private static Notice parked(String name, String vendor) {
    Instant noon = Instant.parse("2026-08-01T12:00:00Z");
    OperationId id = OperationId.of("project", name);
    return new Notice(
        id + "/1/parked/1",
        Notice.Kind.PARKED,
        noon,
        id,
        "provision " + name,
        "Deploy",
        new Parking(
            1,
            "DEPLOY",
            new FailureReport("DEPLOYMENT_FAILED", "the build failed"),
            List.of(DecisionWord.RETRY),
            List.of(),
            noon,
            noon,
            vendor),
        "the build failed\nnpm ERR!",
        vendor,
        List.of(),
        List.of());
  }
}
