package dev.longhaul.domains;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Failures;
import dev.longhaul.durable.OperationActivities;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.SearchAttributes;
import dev.longhaul.durable.StepOptions;
import dev.longhaul.durable.TaskQueues;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import org.slf4j.Logger;

/** See {@link WatchRegistrarWorkflow}. It keeps no state: the ledger knows what is due. */
public final class WatchRegistrarWorkflowImpl implements WatchRegistrarWorkflow {
  /** Then it goes on as a new run, whatever the server suggests. */
  private static final int ROUNDS = 200;

  private final Logger log = Workflow.getLogger(WatchRegistrarWorkflowImpl.class);

  @Override
  public void watch(String registrar) {
    SearchAttributes.show(OperationState.RUNNING, null);
    claim(registrar);
    RegistrarWatchActivities queue =
        Workflow.newActivityStub(
            RegistrarWatchActivities.class,
            StepOptions.await(registrar, "Read the messages of " + registrar));
    RegistrarWatchActivities list =
        Workflow.newActivityStub(
            RegistrarWatchActivities.class,
            StepOptions.act(registrar, "Read the domains of " + registrar));
    DomainCareActivities care =
        Workflow.newActivityStub(
            DomainCareActivities.class, StepOptions.act(TaskQueues.MAIL, "Send what is due"));
    for (int round = 0; round < ROUNDS && !isLong(); round++) {
      RegistrarNews news = queue.drain();
      if (news.reconcileDue()) {
        attempt("the domains could not be read", list::reconcile);
      }
      if (news.careDue()) {
        attempt("reminders could not be sent", () -> care.remind(registrar));
      }
    }
    Workflow.continueAsNew(registrar);
  }

  private static boolean isLong() {
    return Workflow.getInfo().isContinueAsNewSuggested();
  }

  /** What fails here is due again the next time; the queue is read whatever happens. */
  private void attempt(String failed, Functions.Proc work) {
    try {
      work.apply();
    } catch (ActivityFailure e) {
      log.warn("{}: {}", failed, Failures.report(e).message());
    }
  }

  /** So that lists show it; it writes nothing that a fence must protect. */
  private static void claim(String registrar) {
    OperationActivities ledger =
        Workflow.newActivityStub(
            OperationActivities.class, StepOptions.await(TaskQueues.MAIN, "Write the ledger"));
    ledger.claim(
        new OperationActivities.Claim(
            WatchRegistrarWorkflow.id(registrar),
            Workflow.getInfo().getRunId(),
            KIND,
            registrar,
            "watch registrar " + registrar,
            Actor.SYSTEM,
            Instant.ofEpochMilli(Workflow.currentTimeMillis())));
  }
}
