package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.VendorPause;
import dev.longhaul.durable.Words;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requester's side of the zone post, inside an operation: sends a request, waits for the
 * answer, sends it again while none comes: the zone's run or the answer may be lost, and nobody
 * else would notice. The zone or the ledger knows a repeated request.
 */
public final class ZoneClient {
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  /** The gaps double up to this one: a zone bears a limited number of signals. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(8);

  private final Operation operation;
  private final OperationId self;
  private final Port<ZonePostActivities> post;
  private final Map<String, ZoneOutcome> answers = new LinkedHashMap<>();
  private boolean paused;

  public ZoneClient(Operation operation) {
    this.operation = operation;
    this.self = new OperationId(Workflow.getInfo().getWorkflowId());
    this.post = operation.port(ZonePostActivities.class, TaskQueues.MAIN);
  }

  /** Which zone at which account, and who creates it when absent. */
  public record Target(DomainName zone, String registrar, List<DomainName> nameservers) {}

  /**
   * On what terms a zone is changed.
   *
   * @param force whether records that Longhaul did not create may be replaced
   * @param ifVersion the version that the zone must still have; null: any
   */
  public record Terms(boolean force, @Nullable String ifVersion) {
    static final Terms USUAL = new Terms(false, null);
  }

  /** Has the changes applied, or blocks the step with the zone's own words. */
  public void apply(Target target, List<RecordChange> changes, Duration patience) {
    ZoneOutcome outcome = ask(target, changes, Terms.USUAL, patience);
    switch (outcome.state()) {
      case APPLIED, PAUSED -> {}
      case REFUSED -> throw StepBlocked.because(DnsProblem.ZONE_REFUSED, outcome.message());
      case FAILED -> throw StepBlocked.because(DnsProblem.ZONE_FAILED, outcome.message());
    }
  }

  /**
   * The zone's answer to the changes; blocks the step when there is none in time, or while the
   * registrar is paused.
   */
  public ZoneOutcome ask(
      Target target, List<RecordChange> changes, Terms terms, Duration patience) {
    operation.dependsOn(target.registrar());
    probeAfterPause(target, changes);
    ZoneChangeRequest request = request(target, changes, terms);
    askUntilAnswered(request, patience);
    ZoneOutcome outcome = answers.get(request.requestId());
    if (outcome == null) {
      throw StepBlocked.because(
          DnsProblem.ZONE_SILENT,
          "zone %s has not answered within %s; look at operation %s, then retry"
              .formatted(target.zone(), Words.of(patience), ZoneWorkflow.id(target.zone())));
    }
    if (outcome.state() == ZoneOutcome.State.PAUSED) {
      paused = true;
      throw StepBlocked.paused(
          new VendorPause(target.registrar(), outcome.message(), outcome.attempt()));
    }
    return outcome;
  }

  private void askUntilAnswered(ZoneChangeRequest request, Duration patience) {
    Duration left = patience;
    Duration gap = ASK_AGAIN;
    do {
      post.act("Ask zone " + request.zone() + " for a change").send(request);
      operation.await(
          gap,
          "zone " + request.zone() + " to apply the change",
          () -> answers.containsKey(request.requestId()));
      left = left.minus(gap);
      gap = shortest(gap.multipliedBy(2), LONGEST_GAP, left);
    } while (!answers.containsKey(request.requestId()) && gap.compareTo(Duration.ZERO) > 0);
  }

  private static Duration shortest(Duration... gaps) {
    return Collections.min(List.of(gaps));
  }

  /**
   * Asks the registrar itself after a pause. A breaker lets one operation through as its probe, and
   * that is the one that has waited, not the zone, whose calls stay refused until an answer came.
   */
  private void probeAfterPause(Target target, List<RecordChange> changes) {
    if (paused) {
      operation
          .port(ZoneActivities.class, target.registrar())
          .look("Does " + target.registrar() + " answer again?")
          .plan(target.zone(), changes);
      paused = false;
    }
  }

  /** The signal handler: records the answer, nothing else. */
  public void answered(ZoneOutcome outcome) {
    answers.put(outcome.requestId(), outcome);
  }

  private ZoneChangeRequest request(Target target, List<RecordChange> changes, Terms terms) {
    // Not the run id: a reset or a replayed history has another one than its recorded answers.
    Fence fence = operation.fence();
    String requestId = self + "/" + fence.token() + "/" + fence.sequence();
    return new ZoneChangeRequest(
        requestId,
        target.zone(),
        self,
        self,
        target.registrar(),
        target.nameservers(),
        changes,
        terms.force(),
        terms.ifVersion());
  }
}
