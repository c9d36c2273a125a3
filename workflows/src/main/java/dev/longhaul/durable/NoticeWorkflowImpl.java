package dev.longhaul.durable;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** See {@link NoticeWorkflow}. */
public final class NoticeWorkflowImpl implements NoticeWorkflow {
  private final OperatorActivities mail =
      Workflow.newActivityStub(
          OperatorActivities.class, StepOptions.await(TaskQueues.MAIL, "Mail the operators"));
  private final WebhookActivities webhook =
      Workflow.newActivityStub(
          WebhookActivities.class, StepOptions.await(TaskQueues.WEBHOOK, "Call the webhook"));
  private final NoticePostActivities post =
      Workflow.newActivityStub(
          NoticePostActivities.class, StepOptions.await(TaskQueues.MAIN, "Gather the digest"));

  @Override
  public void tell(Notice notice) {
    Notice complete = notice.kind() == Notice.Kind.DIGEST ? gathered(notice) : notice;
    List<Promise<Void>> told =
        List.of(Async.procedure(mail::tell, complete), Async.procedure(webhook::send, complete));
    ActivityFailure refused = null;
    for (Promise<Void> one : told) {
      try {
        one.get();
      } catch (ActivityFailure e) {
        refused = e;
      }
    }
    if (refused != null) {
      throw refused;
    }
  }

  private Notice gathered(Notice digest) {
    Duration rest = Duration.between(ProgressBoard.now(), digest.at());
    TimedWait.until(rest, "Gather what comes", () -> false);
    return post.gather(digest);
  }
}
