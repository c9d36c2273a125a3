package dev.longhaul.sandbox.simulation;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Follows the tasks that the in-memory server hands out, because that server makes mistakes that
 * Temporal's real one does not make, and time stands still after each of them:
 *
 * <ul>
 *   <li>it refuses the result of a workflow task that cancels an activity or a timer which ended
 *       while the task was worked on, and gives the task to nobody again;
 *   <li>it forgets a lock on time when an operation is cancelled at the very moment at which it
 *       ends, and time then passes as slowly as in reality: {@link VirtualTime} takes off what is
 *       left while nobody works;
 *   <li>it gives an activity that was cancelled between two attempts to a worker again, takes it
 *       back, and goes on as if somebody worked on it.
 * </ul>
 */
final class TasksInHand implements ServerInterceptor {
  private static final Set<String> REFUSALS =
      Set.of("ACTIVITY_UNKNOWN", "invalid history builder state");

  /** Somewhat less than the server lets somebody wait for a task that does not come. */
  private static final Duration LONG_POLL = Duration.ofSeconds(50);

  private final Runnable takenBack;
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private int inHand;
  private RealTime idleSince = RealTime.now();

  /**
   * @param takenBack called when an activity was taken back before anybody had it
   */
  TasksInHand(Runnable takenBack) {
    this.takenBack = takenBack;
  }

  /** Completes with the server's words when it has lost a workflow task. */
  CompletableFuture<String> lost() {
    return lost;
  }

  /** How long nobody has worked on anything. */
  synchronized Duration idle() {
    return inHand > 0 ? Duration.ZERO : idleSince.since();
  }

  private synchronized void handedOut() {
    inHand++;
  }

  private synchronized void givenBack() {
    inHand = Math.max(0, inHand - 1);
    idleSince = RealTime.now();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return next.startCall(new Followed<>(call), headers);
  }

  private final class Followed<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final RealTime began = RealTime.now();
    private final String method;

    private Followed(ServerCall<Q, A> call) {
      super(call);
      this.method = Optional.ofNullable(call.getMethodDescriptor().getBareMethodName()).orElse("");
    }

    @Override
    public void sendMessage(A message) {
      if (message instanceof PollWorkflowTaskQueueResponse task) {
        if (!task.getTaskToken().isEmpty()) {
          handedOut();
        }
      } else if (message instanceof PollActivityTaskQueueResponse task) {
        if (!task.getTaskToken().isEmpty()) {
          handedOut();
        } else if (!isCancelled() && began.since().compareTo(LONG_POLL) < 0) {
          takenBack.run();
        }
      }
      super.sendMessage(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      String words = Optional.ofNullable(status.getDescription()).orElse("");
      if (REFUSALS.stream().anyMatch(words::startsWith)) {
        lost.complete(words);
      }
      if (method.startsWith("Respond")) {
        givenBack();
      }
      super.close(status, trailers);
    }
  }
}
