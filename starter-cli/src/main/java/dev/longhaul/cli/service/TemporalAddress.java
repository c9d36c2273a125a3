package dev.longhaul.cli.service;

import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.TemporalOperations;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connects to Temporal by its own settings ({@code TEMPORAL_*}, profiles) and the state file. */
public final class TemporalAddress {
  private TemporalAddress() {}

  /** Lazy: nothing is sent before the first call. */
  public static Operations connect(Map<String, String> env) {
    Map<String, String> settings = new HashMap<>();
    StateFile.read(env).entrySet().stream()
        .filter(entry -> isWanted(entry.getKey(), env))
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
    settings.putAll(env);
    try {
      ClientConfigProfile profile =
          ClientConfigProfile.load(
              LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(settings).build());
      WorkflowClientOptions options =
          profile.toWorkflowClientOptions().toBuilder()
              .setDataConverter(Json.dataConverter(PayloadKeyRing.read(settings)))
              .build();
      return new TemporalOperations(
          WorkflowClient.newInstance(
              WorkflowServiceStubs.newServiceStubs(
                  WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
                      .setRpcQueryTimeout(TemporalOperations.QUERY_PATIENCE)
                      .build()),
              options));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new Complaint(
          ExitCode.CONFIGURATION,
          List.of("the settings of Temporal are wrong: " + e.getMessage()),
          e);
    }
  }

  /**
   * The keys of a local stack are for that stack only: elsewhere nobody could read what we send.
   */
  private static boolean isWanted(String variable, Map<String, String> env) {
    return variable.startsWith("TEMPORAL_")
        || (variable.equals(PayloadKeyRing.VARIABLE)
            && env.keySet().stream()
                .noneMatch(own -> own.startsWith("TEMPORAL_") || own.startsWith(variable)));
  }
}
