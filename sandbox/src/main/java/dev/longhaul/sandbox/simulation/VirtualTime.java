package dev.longhaul.sandbox.simulation;

import com.google.protobuf.Empty;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.longhaul.emulators.net.FreePorts;
import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.serviceclient.TestServiceStubs;
import io.temporal.serviceclient.TestServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.time.Duration;
import java.time.Instant;

/**
 * Temporal's in-memory server, whose clock jumps to the next timer whenever nothing is being worked
 * on, but only while {@link #pass} waits: between two calls nothing but real time passes.
 */
final class VirtualTime implements AutoCloseable {
  /** In real time: a busy machine takes long over what happens in a minute of the simulation. */
  private static final Duration LONGEST_PASS = Duration.ofMinutes(5);

  private final int port = FreePorts.one();
  private final TestServer.PortBoundTestServer server =
      TestServer.createPortBoundServer(port, true);
  private final TestServiceStubs control =
      TestServiceStubs.newServiceStubs(
          TestServiceStubsOptions.newBuilder()
              .setTarget(address())
              .setRpcTimeout(LONGEST_PASS)
              .validateAndBuildWithDefaults());

  String address() {
    return "127.0.0.1:" + port;
  }

  Instant now() {
    return Instant.ofEpochMilli(
        Timestamps.toMillis(
            control.blockingStub().getCurrentTime(Empty.getDefaultInstance()).getTime()));
  }

  /** Returns once so much time has passed for the workflows. */
  void pass(Duration time) {
    control
        .blockingStub()
        .unlockTimeSkippingWithSleep(
            SleepRequest.newBuilder().setDuration(Durations.fromMillis(time.toMillis())).build());
  }

  @Override
  public void close() {
    control.shutdownNow();
    server.close();
  }
}
