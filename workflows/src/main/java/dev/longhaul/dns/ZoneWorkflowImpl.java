package dev.longhaul.dns;

import dev.longhaul.dns.ZonePostActivities.Letter;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Failures;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationActivities;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.SearchAttributes;
import dev.longhaul.durable.StepOptions;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.VendorPause;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * See {@link ZoneWorkflow}. State is the queue of requests; the ledger knows which are answered.
 */
public final class ZoneWorkflowImpl implements ZoneWorkflow {
  /** Events after which a new run begins; far below what Temporal bears. */
  private static final int LONG_HISTORY = 2_000;

  /** The same in bytes: large requests fill a history with few events. */
  private static final long LARGE_HISTORY = 4L * 1024 * 1024;

  /**
   * Events after which a new run begins even when it cannot take all requests along: each signal is
   * one, and Temporal refuses the 10,001st signal of a run.
   */
  private static final int FULL_HISTORY = 5_000;

  /** The same in bytes: Temporal terminates a run whose history has 50 MB. */
  private static final long FULL_HISTORY_BYTES = 4 * LARGE_HISTORY;

  private final Logger log = Workflow.getLogger(ZoneWorkflowImpl.class);
  private final ZoneQueue waiting = new ZoneQueue();
  private final ZonePostActivities post =
      Workflow.newActivityStub(
          ZonePostActivities.class, StepOptions.act(TaskQueues.MAIN, "Answer the requesters"));
  private final OperationActivities ledger =
      Workflow.newActivityStub(
          OperationActivities.class, StepOptions.await(TaskQueues.MAIN, "Write the ledger"));
  private long token;
  private long sequence;

  @Override
  public void serve(DomainName zone, @Nullable List<ZoneChangeRequest> backlog) {
    if (backlog != null) {
      backlog.forEach(waiting::add);
    }
    SearchAttributes.show(OperationState.RUNNING, null);
    token = claim(zone);
    do {
      while (!waiting.isEmpty()) {
        serveBatch(zone, waiting.nextBatch());
        goOnInANewRunWhenLong(zone);
      }
      ledger.close(
          fence(zone),
          new OperationActivities.Closing(
              Outcome.SUCCEEDED, "no more requests", List.of(), List.of()));
      Workflow.await(Workflow::isEveryHandlerFinished);
    } while (!waiting.isEmpty());
    SearchAttributes.show(OperationState.SUCCEEDED, null);
  }

  /** The next run supersedes this one in the ledger; nothing of this one is under way any more. */
  private void goOnInANewRunWhenLong(DomainName zone) {
    if (isFull() || (hasGrown() && waiting.isPortable())) {
      Workflow.await(Workflow::isEveryHandlerFinished);
      List<ZoneChangeRequest> backlog = waiting.portable();
      int left = waiting.size() - backlog.size();
      log.info("{}: a new run takes {} request(s), {} ask again", zone, backlog.size(), left);
      Workflow.newContinueAsNewStub(ZoneWorkflow.class).serve(zone, backlog);
    }
  }

  private static boolean hasGrown() {
    WorkflowInfo run = Workflow.getInfo();
    return run.getHistoryLength() > LONG_HISTORY || run.getHistorySize() > LARGE_HISTORY;
  }

  private static boolean isFull() {
    WorkflowInfo run = Workflow.getInfo();
    return run.getHistoryLength() > FULL_HISTORY || run.getHistorySize() > FULL_HISTORY_BYTES;
  }

  @Override
  public void change(ZoneChangeRequest request) {
    waiting.add(request);
  }

  private long claim(DomainName zone) {
    return ledger.claim(
        new OperationActivities.Claim(
            ZoneWorkflow.id(zone),
            Workflow.getInfo().getRunId(),
            KIND,
            zone.value(),
            "serve zone " + zone,
            Actor.SYSTEM,
            Instant.ofEpochMilli(Workflow.currentTimeMillis())));
  }

  private void serveBatch(DomainName zone, List<ZoneChangeRequest> batch) {
    log.info("{}: {} request(s)", zone, batch.size());
    List<ZoneOutcome> outcomes = apply(zone, batch);
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      letters.add(new Letter(batch.get(i).replyTo(), outcomes.get(i)));
    }
    answer(letters);
  }

  private List<ZoneOutcome> apply(DomainName zone, List<ZoneChangeRequest> batch) {
    ZoneActivities zones =
        Workflow.newActivityStub(
            ZoneActivities.class, StepOptions.act(batch.get(0).registrar(), "Change zone " + zone));
    try {
      return zones.apply(fence(zone), zone, batch);
    } catch (ActivityFailure e) {
      Optional<VendorPause> pause = Failures.pause(e);
      if (pause.isPresent()) {
        return all(batch, request -> ZoneOutcome.paused(request.requestId(), pause.get()));
      }
      String reason = Failures.report(e).message();
      log.warn("{} could not be changed: {}", zone, reason);
      if (batch.size() > 1 && isolates()) {
        return batch.stream().flatMap(one -> apply(zone, List.of(one)).stream()).toList();
      }
      return all(
          batch,
          request -> ZoneOutcome.answered(request.requestId(), ZoneOutcome.State.FAILED, reason));
    }
  }

  private static List<ZoneOutcome> all(
      List<ZoneChangeRequest> batch, Function<ZoneChangeRequest, ZoneOutcome> answer) {
    return batch.stream().map(answer).toList();
  }

  /** One by one the requests that were applied already are answered from the ledger. */
  private static boolean isolates() {
    return Workflow.getVersion("isolate-requests", Workflow.DEFAULT_VERSION, 1) > 0;
  }

  private Fence fence(DomainName zone) {
    return new Fence(ZoneWorkflow.id(zone), token, ++sequence);
  }

  private void answer(List<Letter> letters) {
    try {
      post.reply(letters);
    } catch (ActivityFailure e) {
      // The requesters ask again on their own timers and then get the answers from the ledger.
      log.warn("{} answers are not sent: {}", letters.size(), Failures.report(e).message());
    }
  }
}
