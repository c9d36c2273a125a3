package dev.longhaul.activities.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.longhaul.durable.OperationId;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A defect that stops more operations than fit on a page. */
class FailingTasksPagesTest {
  private static final int FAILING = 450;

  @Test
  void namesAllThatTheServerReports() throws Exception {
    Server server =
        InProcessServerBuilder.forName("pages").addService(new Reporting()).build().start();
    ManagedChannel channel = InProcessChannelBuilder.forName("pages").build();
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
    try {
      List<OperationId> found =
          new FailingTasks(WorkflowClient.newInstance(stubs)).among(List.of());
      assertThat(found).hasSize(FAILING).doesNotHaveDuplicates();
    } finally {
      stubs.shutdownNow();
      channel.shutdownNow();
      server.shutdownNow();
    }
  }

  /** Answers by pages, as a server does. */
  private static final class Reporting extends WorkflowServiceImplBase {
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
