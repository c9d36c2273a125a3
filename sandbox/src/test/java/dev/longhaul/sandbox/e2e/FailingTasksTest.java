package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.sandbox.RequiresTemporal;
import dev.longhaul.sandbox.engine.TemporalBinary;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** O-08: a defect in a workflow's code is found from outside, told once, and mended. */
@RequiresTemporal
class FailingTasksTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Order ORDER = Order.subdomain("defect");
  private static final Defect defect = new Defect();
  private static Company company;

  @BeforeAll
  static void open() {
    company =
        Company.openOn(
            TemporalBinary.find(System.getenv()).orElseThrow(),
            FailingTasksTest::sweepingOften,
            defect);
    company.addServer("web-1", 20);
  }

  @AfterAll
  static void close() {
    company.close();
  }

  private static Map<String, String> sweepingOften(Map<String, String> settings) {
    Map<String, String> often = new LinkedHashMap<>(settings);
    often.put("LONGHAUL_SWEEP_INTERVAL", "500ms");
    return often;
  }

  @Test
  void namesTheOperationUntilTheDefectIsMended() {
    Run healthy = company.order(Order.subdomain("healthy"), "--wait");
    assertThat(healthy.exit()).as(healthy.toString()).isZero();
    assertThat(stuck()).contains("no operations");
    defect.there = true;
    Run accepted = company.order(ORDER);
    assertThat(accepted.exit()).as(accepted.toString()).isZero();
    await().atMost(PATIENCE).until(() -> stuck().contains(ORDER.id()));
    assertThat(stuck()).contains("TASKS_FAIL", "its workflow tasks fail").doesNotContain("healthy");
    await().atMost(PATIENCE).until(() -> !told().isEmpty());
    defect.there = false;
    Run watched = company.longhaul("operation", "watch", ORDER.id());
    assertThat(watched.exit()).as(watched.toString()).isZero();
    await().atMost(PATIENCE).until(() -> stuck().contains("no operations"));
    assertThat(told()).singleElement().extracting(MailMessage::text).asString().contains("--stuck");
  }

  private static String stuck() {
    return company.longhaul("operation", "list", "--stuck").out();
  }

  private static List<MailMessage> told() {
    return company.world().mail().messages().stream()
        .filter(mail -> mail.to().contains("operators@longhaul.example"))
        .filter(mail -> mail.text().contains(ORDER.id()))
        .toList();
  }

  /** What a release with a defect does: every task of a workflow throws. */
  private static final class Defect extends WorkerInterceptorBase {
    private volatile boolean there;

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
      return new WorkflowInboundCallsInterceptorBase(next) {
        @Override
        public WorkflowOutput execute(WorkflowInput input) {
          if (there && Workflow.getInfo().getWorkflowId().equals(ORDER.id())) {
            throw new IllegalStateException("a defect of this release");
          }
          return super.execute(input);
        }
      };
    }
  }
}
