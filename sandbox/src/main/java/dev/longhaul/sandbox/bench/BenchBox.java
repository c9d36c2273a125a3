package dev.longhaul.sandbox.bench;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.SampleProject;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.TemporalBinary;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.TemporalConnection;
import dev.longhaul.worker.config.WorkerSettings;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A box on the real Temporal server that provisions projects by the batch. */
final class BenchBox implements AutoCloseable {
  private final Path directory;
  private final Box box;
  private final WorkerSettings settings;
  private final TemporalConnection temporal;

  private BenchBox(Path directory, Waits waits) {
    this.directory = directory;
    this.box =
        Box.start(
            directory,
            TemporalBinary.find(System.getenv()),
            WorldOptions.defaults().withWaits(waits));
    this.settings = WorkerSettings.read(box.readableSettings());
    this.temporal = TemporalConnection.of(settings);
  }

  static BenchBox start(Waits waits, int slots) {
    BenchBox bench = new BenchBox(Directories.temporary("longhaul-bench"), waits);
    bench.enterServers(slots);
    return bench;
  }

  private void enterServers(int slots) {
    try (Ledger ledger = Ledger.open(settings.ledger())) {
      ServerRegistry registry = new ServerRegistry(ledger.jdbi());
      WorldOptions.defaults()
          .servers()
          .forEach(
              (name, address) ->
                  registry.add(
                      ServerRow.empty(
                          new ServerName(name),
                          address,
                          Objects.requireNonNull(box.world().coolify().servers().get(name), name),
                          slots)));
    }
  }

  World world() {
    return box.world();
  }

  WorkerSettings settings() {
    return settings;
  }

  WorkflowClient client() {
    return temporal.client();
  }

  /** The real server. */
  DevServer server() {
    if (box.temporal() instanceof DevServer server) {
      return server;
    }
    throw new IllegalStateException("no temporal binary; run './longhaul tools'");
  }

  /** What has happened in a workflow; nothing when there is none yet. */
  List<HistoryEvent> history(String workflowId) {
    try {
      return client().fetchHistory(workflowId).getEvents();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  /** Orders one project. */
  OperationId order(String slug) {
    return order(new TemporalOperations(client()), slug);
  }

  void awaitEnd(String slug) {
    await(ProvisionProjectWorkflow.id(new ProjectSlug(slug)));
  }

  private void await(OperationId id) {
    client().newUntypedWorkflowStub(id.value()).getResult(Void.class);
  }

  /** Orders {@code count} projects at once and waits for all of them. */
  Batch provision(String prefix, int count) {
    Operations operations = new TemporalOperations(client());
    long start = System.nanoTime();
    List<OperationId> ids =
        IntStream.range(0, count).mapToObj(n -> order(operations, prefix + "-" + n)).toList();
    ids.forEach(this::await);
    Duration whole = Duration.ofNanos(System.nanoTime() - start);
    return new Batch(ids.stream().map(this::time).toList(), whole);
  }

  private static OperationId order(Operations operations, String slug) {
    ProjectOrder order = SampleProject.order(slug);
    OperationId id = ProvisionProjectWorkflow.id(new ProjectSlug(slug));
    operations.start(
        new Operations.Start(
            id,
            "ProvisionProject",
            ProvisionProjectWorkflow.KIND,
            order,
            new Actor("bench"),
            "provision " + slug));
    return id;
  }

  private Duration time(OperationId id) {
    WorkflowStub stub = client().newUntypedWorkflowStub(id.value());
    WorkflowExecutionInfo info = stub.describe().getWorkflowExecutionInfo();
    return Duration.ofSeconds(info.getCloseTime().getSeconds() - info.getStartTime().getSeconds())
        .plusNanos((long) info.getCloseTime().getNanos() - info.getStartTime().getNanos());
  }

  @Override
  public void close() {
    temporal.close();
    box.close();
    Directories.delete(directory);
  }
}
