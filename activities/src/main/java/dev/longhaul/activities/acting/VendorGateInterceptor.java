package dev.longhaul.activities.acting;

import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.VendorPause;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every activity on the queue of a paused vendor account before it makes a call. An attempt
 * that runs already is never ended; the refusal of a later attempt says that something may have
 * been sent.
 */
public final class VendorGateInterceptor extends WorkerInterceptorBase {
  private final Set<String> accounts;
  private final VendorGate gate;

  /**
   * @param accounts the task queues of vendor accounts; activities on others are let alone
   */
  public VendorGateInterceptor(Set<String> accounts, VendorGate gate) {
    this.accounts = Set.copyOf(accounts);
    this.gate = gate;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new GuardedCalls(next);
  }

  private void check(ActivityInfo activity) {
    String account = activity.getActivityTaskQueue();
    if (accounts.contains(account)) {
      gate.refusal(account, new OperationId(activity.getWorkflowId()))
          .ifPresent(words -> refuse(new VendorPause(account, words, activity.getAttempt())));
    }
  }

  private static void refuse(VendorPause pause) {
    throw ApplicationFailure.newBuilder()
        .setType(VendorPause.TYPE)
        .setMessage(pause.sentence())
        .setNonRetryable(true)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setDetails(pause)
        .build();
  }

  private final class GuardedCalls extends ActivityInboundCallsInterceptorBase {
    private @Nullable ActivityExecutionContext context;

    private GuardedCalls(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      this.context = context;
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      check(Objects.requireNonNull(context, "Temporal calls init first").getInfo());
      return super.execute(input);
    }
  }
}
