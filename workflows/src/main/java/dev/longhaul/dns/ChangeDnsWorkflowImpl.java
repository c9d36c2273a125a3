package dev.longhaul.dns;

import static dev.longhaul.dns.ChangeDnsWorkflow.Step.ACCEPT;
import static dev.longhaul.dns.ChangeDnsWorkflow.Step.APPLY;
import static dev.longhaul.dns.ChangeDnsWorkflow.Step.PLAN;
import static dev.longhaul.dns.ChangeDnsWorkflow.Step.VERIFY;

import dev.longhaul.dns.DnsRequestActivities.Acceptance;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationWorkflow;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.TaskQueues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * See {@link ChangeDnsWorkflow}. What the sender has to mend ends the request INVALID or FAILED;
 * what an operator has to mend (a registrar that is away, nameservers that lag) parks.
 */
public final class ChangeDnsWorkflowImpl extends OperationWorkflow implements ChangeDnsWorkflow {
  private static final Duration ZONE_PATIENCE = Duration.ofMinutes(30);

  private final ZoneClient zone;
  private final RequestBook book;
  private final DnsOrder order;
  private @Nullable DnsResult result;
  private @Nullable StatusReport report;
  private int reports;

  /** The order is known before the first signal: Temporal hands it to the constructor too. */
  @WorkflowInit
  public ChangeDnsWorkflowImpl(DnsOrder order) {
    super(KIND, Step.values());
    this.order = order;
    zone = new ZoneClient(operation);
    book = new RequestBook(operation, order);
  }

  @Override
  public DnsResult change(DnsOrder order) {
    DnsResult end = operation.run(order.title(), this::steps);
    if (end.status() != RequestStatus.VISIBLE) {
      throw ApplicationFailure.newNonRetryableFailure(
          end.status() + ": " + end.reason(), Outcome.FAILED.name());
    }
    return end;
  }

  /** Each step may end the request; then the others have nothing to do. */
  private DnsResult steps() {
    operation.step(ACCEPT, this::accept);
    if (result == null) {
      DnsPlan plan = operation.step(PLAN, this::plan);
      if (result == null) {
        operation.step(APPLY, () -> apply(plan));
      }
      if (result == null) {
        operation.step(VERIFY, () -> verify(plan));
      }
    }
    return Objects.requireNonNull(result, "the last step ends the request");
  }

  private void accept() {
    Acceptance accepted = book.accept();
    if (accepted.known() && accepted.status().ended()) {
      operation.fact("was " + accepted.status() + " before; nothing is done again");
      finish(accepted.status(), null, accepted.reason());
    } else {
      operation.fact(order.wishes().size() + " record(s), from " + order.source());
    }
  }

  private DnsPlan plan() {
    DnsPlan plan =
        operation
            .port(ZoneActivities.class, order.registrar())
            .look("Plan request " + order.requestId())
            .prepare(
                new ZoneWish(order.zone(), order.wishes(), order.force(), order.zoneVersion()));
    if (plan.refusal() != null) {
      end(RequestStatus.INVALID, plan, plan.refusal());
      return plan;
    }
    List<String> words = plan.accepted().words();
    DomainName found = plan.accepted().zone();
    book.planned(found, words);
    operation.fact(words.isEmpty() ? found + " is so already" : String.join(", ", words));
    endWhenWithdrawn(plan, "nothing was changed");
    return plan;
  }

  private void apply(DnsPlan plan) {
    if (plan.accepted().nothingToDo()) {
      book.applied("nothing to change");
      operation.fact("nothing to change");
      return;
    }
    ZoneClient.Target target =
        new ZoneClient.Target(plan.accepted().zone(), order.registrar(), List.of());
    List<RecordChange> inverse = plan.accepted().inverse(ChangeDnsWorkflow.id(order.requestId()));
    if (!inverse.isEmpty()) {
      operation.undo("set the DNS records back", () -> zone.apply(target, inverse, ZONE_PATIENCE));
    }
    ZoneOutcome outcome =
        zone.ask(
            target,
            plan.changes(),
            new ZoneClient.Terms(order.force(), order.zoneVersion()),
            ZONE_PATIENCE);
    switch (outcome.state()) {
      case APPLIED -> {
        book.applied(outcome.message());
        operation.fact(outcome.message());
        endWhenWithdrawn(plan, "the zone was changed");
      }
      case REFUSED -> end(RequestStatus.FAILED, plan, outcome.message());
      case FAILED, PAUSED -> throw StepBlocked.because(DnsProblem.ZONE_FAILED, outcome.message());
    }
  }

  private void verify(DnsPlan plan) {
    List<DnsRecord> present = plan.accepted().present();
    List<DnsRecord> absent = plan.accepted().absent();
    Port<NameserverActivities> nameservers =
        operation.port(NameserverActivities.class, TaskQueues.PROBES);
    book.lagsBy(
        () -> nameservers.look("Who lags?").lagging(plan.accepted().zone(), present, absent));
    List<String> agreed =
        operation.within(
            order.patience(),
            "the nameservers of " + plan.accepted().zone(),
            DnsProblem.NOT_VISIBLE,
            () -> seen(nameservers, plan, present, absent));
    if (agreed.isEmpty()) {
      endWhenWithdrawn(plan, "the zone was changed");
    } else {
      operation.fact(String.join(", ", agreed) + " answer so");
      end(RequestStatus.VISIBLE, plan, agreed.size() + " nameservers answer so");
    }
  }

  /** The nameservers, once they agree; empty when the request is reported as failed. */
  private List<String> seen(
      Port<NameserverActivities> nameservers,
      DnsPlan plan,
      List<DnsRecord> present,
      List<DnsRecord> absent) {
    while (!isWithdrawn()) {
      int heard = reports;
      CompletablePromise<List<String>> answer = Workflow.newPromise();
      NameserverActivities look =
          nameservers.await("Wait for the nameservers of " + plan.accepted().zone());
      CancellationScope looking =
          Workflow.newCancellationScope(
              () ->
                  answer.completeFrom(
                      Async.function(
                          () -> look.awaitChanged(plan.accepted().zone(), present, absent))));
      looking.run();
      Workflow.await(() -> answer.isCompleted() || reports > heard);
      if (answer.isCompleted()) {
        return answer.get();
      }
      looking.cancel("there are news");
    }
    return List.of();
  }

  private void endWhenWithdrawn(DnsPlan plan, String done) {
    if (isWithdrawn()) {
      end(RequestStatus.FAILED, plan, report + "; " + done);
    }
  }

  private boolean isWithdrawn() {
    return report != null && report.status() == RequestStatus.FAILED;
  }

  private void end(RequestStatus status, DnsPlan plan, String reason) {
    book.ended(status, reason);
    finish(status, plan, reason);
  }

  private void finish(RequestStatus status, @Nullable DnsPlan plan, @Nullable String reason) {
    result = new DnsResult(order.requestId(), status, plan == null ? null : plan.zone(), reason);
    String message = status + (reason == null ? "" : ": " + reason);
    if (status == RequestStatus.VISIBLE) {
      operation.conclude(message);
    } else {
      operation.concludeFailed(message);
    }
  }

  @Override
  public void reported(StatusReport news) {
    boolean repeated = report != null && report.status() == news.status();
    if (book.status().reportable().contains(news.status()) && !isWithdrawn() && !repeated) {
      report = news;
      reports++;
      book.heard(news);
    }
  }

  @Override
  public void zoneChanged(ZoneOutcome outcome) {
    zone.answered(outcome);
  }
}
