package dev.longhaul.worker;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.worker.config.WorkerSettings;
import io.grpc.ManagedChannel;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The connection to Temporal, configured by {@code TEMPORAL_*} variables and profiles. What it
 * sends is encrypted when there are keys.
 */
public final class TemporalConnection implements AutoCloseable {
  private static final int GOODBYE_SECONDS = 5;

  /** So often a server that is away is tried; by default the tries grow rarer for ten seconds. */
  private static final Duration KNOCKING = Duration.ofMillis(500);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  private TemporalConnection(WorkflowServiceStubs stubs, WorkflowClient client) {
    this.stubs = stubs;
    this.client = client;
  }

  /** Prepares the connection; it is made with the first call and again whenever it is lost. */
  public static TemporalConnection of(WorkerSettings settings) {
    return of(settings, new NoopScope());
  }

  /** The same, counting in {@code metrics}. */
  public static TemporalConnection of(WorkerSettings settings, Scope metrics) {
    ClientConfigProfile profile = profile(settings.temporal());
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
                .setMetricsScope(metrics)
                .setRpcQueryTimeout(TemporalOperations.QUERY_PATIENCE)
                .setConnectionBackoffResetFrequency(KNOCKING)
                .build());
    return of(stubs, profile.toWorkflowClientOptions(), settings);
  }

  /** The same over a channel that is open already and stays so. */
  public static TemporalConnection over(ManagedChannel channel, WorkerSettings settings) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel(channel)
                .setRpcQueryTimeout(TemporalOperations.QUERY_PATIENCE)
                .build());
    return of(stubs, profile(settings.temporal()).toWorkflowClientOptions(), settings);
  }

  private static TemporalConnection of(
      WorkflowServiceStubs stubs, WorkflowClientOptions options, WorkerSettings settings) {
    return new TemporalConnection(
        stubs,
        WorkflowClient.newInstance(
            stubs,
            options.toBuilder()
                .setDataConverter(Json.dataConverter(settings.payloadKeys()))
                .build()));
  }

  private static ClientConfigProfile profile(Map<String, String> variables) {
    try {
      return ClientConfigProfile.load(
          LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(variables).build());
    } catch (IOException e) {
      throw new UncheckedIOException("the Temporal profile cannot be read", e);
    }
  }

  public WorkflowClient client() {
    return client;
  }

  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  @Override
  public void close() {
    stubs.shutdown();
    stubs.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
  }
}
