package dev.longhaul.sandbox.kill;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.TemporalBinary;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.TemporalConnection;
import dev.longhaul.worker.config.WorkerSettings;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A box on the real Temporal server whose workers are processes that can be killed. */
final class KillBox implements AutoCloseable {
  /** The emulated world's speed where nobody looks at its waits. */
  static final double FAST = 20;

  private static final int SLOTS = 50;

  private final List<WorkerProcess> workers = new ArrayList<>();
  private final Path directory;
  private final Box box;
  private final Ledger ledger;
  private final TemporalConnection temporal;
  private final Operations operations;
  private List<String> undisturbed;
  private int projects;

  private KillBox(Path directory) {
    this.directory = directory;
    this.box = Box.start(directory, TemporalBinary.find(System.getenv()));
    WorkerSettings settings = WorkerSettings.read(box.settings());
    this.ledger = Ledger.open(settings.ledger());
    this.temporal = TemporalConnection.of(settings);
    this.operations = new TemporalOperations(temporal.client());
    ServerRegistry registry = new ServerRegistry(ledger.jdbi());
    world().coolify().servers().forEach((name, uuid) -> registry.add(server(name, uuid, SLOTS)));
  }

  static KillBox start() {
    return new KillBox(Directories.temporary("longhaul-kill"));
  }

  private static ServerRow server(String name, String uuid, int slots) {
    String address = WorldOptions.defaults().servers().get(name);
    return ServerRow.empty(new ServerName(name), address, uuid, slots);
  }

  World world() {
    return box.world();
  }

  Ledger ledger() {
    return ledger;
  }

  /** How long an operation's history is. */
  int events(OperationId operation) {
    return temporal.client().fetchHistory(operation.value()).getEvents().size();
  }

  Secret masterKey() {
    return new Secret(box.settings().get("LONGHAUL_MASTER_KEY"));
  }

  Operations operations() {
    return operations;
  }

  DevServer temporal() {
    return (DevServer) box.temporal();
  }

  Postgres postgres() {
    return new Postgres(directory.resolve("postgres"));
  }

  private WorkerProcess startWorker() {
    WorkerProcess worker =
        WorkerProcess.start("worker-" + (workers.size() + 1), directory, box.settings());
    workers.add(worker);
    return worker;
  }

  /** A worker and its standby, whichever of them is which. */
  void ensureStandby() {
    for (long alive = workers.stream().filter(WorkerProcess::isAlive).count(); alive < 2; alive++) {
      startWorker();
    }
  }

  /** The one worker that runs: what it is not doing, nobody does. */
  WorkerProcess onlyWorker() {
    List<WorkerProcess> alive = workers.stream().filter(WorkerProcess::isAlive).toList();
    if (alive.isEmpty()) {
      return startWorker();
    }
    alive.subList(1, alive.size()).forEach(WorkerProcess::kill);
    return alive.get(0);
  }

  /** The worker that has the running activity of an operation in hand. */
  WorkerProcess workerOf(OperationId operation) {
    return Awaitility.await("a worker of " + operation)
        .until(() -> pendingAt(operation), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<WorkerProcess> pendingAt(OperationId operation) {
    return temporal
        .client()
        .newUntypedWorkflowStub(operation.value())
        .describe()
        .getRawDescription()
        .getPendingActivitiesList()
        .stream()
        .map(PendingActivityInfo::getLastWorkerIdentity)
        .flatMap(identity -> workers.stream().filter(worker -> worker.isIdentity(identity)))
        .findFirst();
  }

  /** Orders a new project with a new domain. */
  Provisioning provision() {
    return Provisioning.start(this, "case-%03d".formatted(++projects));
  }

  /** The effects of a run that nobody disturbed. */
  List<String> undisturbed() {
    if (undisturbed == null) {
      if (workers.isEmpty()) {
        startWorker();
      }
      Provisioning quiet = provision();
      quiet.awaitSuccess();
      undisturbed = quiet.deeds();
    }
    return undisturbed;
  }

  String lastWords() {
    return workers.stream()
        .map(worker -> "--- " + worker + "\n" + worker.lastWords())
        .collect(Collectors.joining("\n"));
  }

  void killWorkers() {
    workers.forEach(WorkerProcess::kill);
  }

  void endWorkers() {
    workers.forEach(WorkerProcess::close);
    workers.clear();
  }

  @Override
  public void close() {
    endWorkers();
    temporal.close();
    ledger.close();
    box.close();
    Directories.delete(directory);
  }
}
