package dev.longhaul.activities.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.longhaul.durable.OperationId;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A defect that stops more operations than fit on a page. */
class FailingTasksPagesTest {
  private static final int FAILING = 1450;

  private final Reporting reporting = new Reporting();
  private Server server;
  private WorkflowServiceStubs stubs;

  @BeforeEach
  void open() throws Exception {
    server = InProcessServerBuilder.forName("pages").addService(reporting).build().start();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel(InProcessChannelBuilder.forName("pages").build())
                .build());
  }

  @AfterEach
  void close() {
    stubs.shutdownNow();
    ((ManagedChannel) stubs.getRawChannel()).shutdownNow();
    server.shutdownNow();
  }

  @Test
  void namesAllThatTheServerReports() {
    assertThat(look().failing(List.of())).hasSize(FAILING).doesNotHaveDuplicates();
  }

  @Test
  void asksOneByOneOnlyForWhatIsNotInTheListOfAll() {
    OperationId listed = new OperationId("project:p1449");
    OperationId gone = new OperationId("project:gone");
    FailingTasks.Look look = look();
    assertThat(look.notRunning(List.of(listed))).isEmpty();
    assertThat(look.notRunning(List.of(listed, gone))).containsExactly(gone);
    assertThat(reporting.described).containsExactly("project:gone");
    assertThat(reporting.pages).as("one list for the whole look").hasValue(2);
  }

  private FailingTasks.Look look() {
    return new FailingTasks(WorkflowClient.newInstance(stubs)).look();
  }

  /** Answers by pages, as a server does. */
  private static final class Reporting extends WorkflowServiceImplBase {
    final List<String> described = new CopyOnWriteArrayList<>();
    final AtomicInteger pages = new AtomicInteger();

    @Override
    public void describeWorkflowExecution(
        DescribeWorkflowExecutionRequest request,
        StreamObserver<DescribeWorkflowExecutionResponse> answer) {
      described.add(request.getExecution().getWorkflowId());
      answer.onError(Status.NOT_FOUND.asRuntimeException());
    }

    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
      answer.onNext(GetSystemInfoResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public void listWorkflowExecutions(
        ListWorkflowExecutionsRequest request,
        StreamObserver<ListWorkflowExecutionsResponse> answer) {
      pages.incrementAndGet();
      String token = request.getNextPageToken().toStringUtf8();
      int from = token.isEmpty() ? 0 : Integer.parseInt(token);
      int end = Math.min(from + request.getPageSize(), FAILING);
      ListWorkflowExecutionsResponse.Builder page = ListWorkflowExecutionsResponse.newBuilder();
      for (int i = from; i < end; i++) {
        page.addExecutions(
            WorkflowExecutionInfo.newBuilder()
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId("project:p" + i)));
      }
      if (end < FAILING) {
        page.setNextPageToken(ByteString.copyFromUtf8(Integer.toString(end)));
      }
      answer.onNext(page.build());
      answer.onCompleted();
    }
  }
}
