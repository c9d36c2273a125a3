package dev.longhaul.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksInHandTest {
  private final AtomicInteger takenBack = new AtomicInteger();
  private final TasksInHand tasks = new TasksInHand(takenBack::incrementAndGet);
  private final Temporal temporal = new Temporal();
  private final String name = InProcessServerBuilder.generateName();
  private final ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
  private final WorkflowServiceBlockingStub worker = WorkflowServiceGrpc.newBlockingStub(channel);
  private Server server;

  /** Answers as it is told. */
  private static final class Temporal extends WorkflowServiceImplBase {
    private PollActivityTaskQueueResponse task = PollActivityTaskQueueResponse.getDefaultInstance();
    private Status refusal = Status.INVALID_ARGUMENT.withDescription("UnhandledCommand");

    @Override
    public void pollActivityTaskQueue(
        PollActivityTaskQueueRequest request, StreamObserver<PollActivityTaskQueueResponse> out) {
      out.onNext(task);
      out.onCompleted();
    }

    @Override
    public void respondActivityTaskCompleted(
        RespondActivityTaskCompletedRequest request,
        StreamObserver<RespondActivityTaskCompletedResponse> out) {
      out.onNext(RespondActivityTaskCompletedResponse.getDefaultInstance());
      out.onCompleted();
    }

    @Override
    public void respondWorkflowTaskCompleted(
        RespondWorkflowTaskCompletedRequest request,
        StreamObserver<RespondWorkflowTaskCompletedResponse> out) {
      out.onError(refusal.asRuntimeException());
    }
  }

  @BeforeEach
  void serve() throws IOException {
    server =
        InProcessServerBuilder.forName(name)
            .addService(ServerInterceptors.intercept(temporal, tasks))
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void isNotIdleWhileSomebodyHasATask() {
    temporal.task =
        PollActivityTaskQueueResponse.newBuilder()
            .setTaskToken(ByteString.copyFromUtf8("1"))
            .build();
    poll();
    assertThat(tasks.idle()).isZero();
    worker.respondActivityTaskCompleted(RespondActivityTaskCompletedRequest.getDefaultInstance());
    assertThat(tasks.idle()).isPositive();
    assertThat(takenBack).hasValue(0);
  }

  @Test
  void tellsOfATaskThatWasTakenBack() {
    poll();
    assertThat(takenBack).hasValue(1);
    assertThat(tasks.idle()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void knowsALostTaskFromOneThatIsGivenOutAgain() {
    assertThatThrownBy(this::report).isInstanceOf(StatusRuntimeException.class);
    assertThat(tasks.lost()).isNotDone();
    temporal.refusal = Status.FAILED_PRECONDITION.withDescription("ACTIVITY_UNKNOWN for 13");
    assertThatThrownBy(this::report).isInstanceOf(StatusRuntimeException.class);
    assertThat(tasks.lost()).isCompletedWithValueMatching(words -> words.contains("for 13"));
  }

  private void poll() {
    worker.pollActivityTaskQueue(PollActivityTaskQueueRequest.getDefaultInstance());
  }

  private void report() {
    worker.respondWorkflowTaskCompleted(RespondWorkflowTaskCompletedRequest.getDefaultInstance());
  }
}
