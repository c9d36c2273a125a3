package dev.longhaul.sandbox.chaos;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.domains.WatchRegistrarWorkflow;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.TemporalBinary;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.TemporalConnection;
import dev.longhaul.worker.config.WorkerSettings;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A box on the real Temporal server whose workers are processes that can be killed. */
public final class ChaosBox implements Lanes.Box {
  /** The emulated world's speed: nobody looks at its waits. */
  public static final double FAST = 20;

  /** What a worker that is told to stop gets for what it has in hand. */
  static final Duration GOODBYE = Duration.ofSeconds(30);

  private static final int SLOTS = 500;

  /** A port that was free may be taken by the time at which somebody listens on it. */
  private static final int STARTS = 3;

  private final List<WorkerProcess> workers = new ArrayList<>();
  private final QuietRuns quiet;
  private final Optional<ClassArchive> archive;
  private final boolean withApi;
  private final Path directory;
  private final Box box;
  private final PostgresDoor door;
  private final Ledger ledger;
  private final TemporalConnection temporal;
  private final Operations operations;
  private final String registrar;
  private final AtomicBoolean closed = new AtomicBoolean();
  private int ordered;
  private int started;

  private ChaosBox(
      Path directory, QuietRuns quiet, Optional<ClassArchive> archive, boolean withApi) {
    this.directory = directory;
    this.quiet = quiet;
    this.archive = archive;
    this.withApi = withApi;
    this.box = Box.start(directory, TemporalBinary.find(System.getenv()));
    this.door = new PostgresDoor(postgresPort(), Deed.writes());
    WorkerSettings settings = WorkerSettings.read(box.settings());
    this.ledger = Ledger.open(settings.ledger());
    this.temporal = TemporalConnection.of(settings);
    this.operations = new TemporalOperations(temporal.client());
    this.registrar = settings.inwx().account();
    ServerRegistry registry = new ServerRegistry(ledger.jdbi());
    world().coolify().servers().forEach((name, uuid) -> registry.add(server(name, uuid)));
    world().clock().speed(FAST);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of a box"));
  }

  /** Needs the Temporal binary. Every worker is an API too. */
  public static ChaosBox start() {
    return start(new QuietRuns(), Optional.empty(), true);
  }

  /** The same beside others that have the quiet runs and the archive in common. */
  static ChaosBox start(QuietRuns quiet, Optional<ClassArchive> archive, boolean withApi) {
    ChaosBox box = oneAtATime(quiet, archive, withApi);
    archive.filter(ClassArchive::claim).ifPresent(box::recordClasses);
    return box;
  }

  /** Many at once would start so slowly that none starts in time. */
  private static synchronized ChaosBox oneAtATime(
      QuietRuns quiet, Optional<ClassArchive> archive, boolean withApi) {
    RuntimeException failure = new IllegalStateException("no box was tried");
    for (int start = 0; start < STARTS; start++) {
      try {
        return new ChaosBox(Directories.temporary("longhaul-chaos"), quiet, archive, withApi);
      } catch (RuntimeException e) {
        System.err.println("longhaul chaos: a box did not start: " + e + ", " + e.getCause());
        failure = e;
      }
    }
    throw failure;
  }

  /** A worker does everything once, stops, and leaves its classes to the others. */
  private void recordClasses(ClassArchive made) {
    WorkerProcess recorder = started(made.recording());
    undisturbed(Flow.PROVISION);
    recorder.dismiss();
    Patience.until(recorder + " leaves", GOODBYE.multipliedBy(2), () -> !recorder.isAlive());
  }

  private static ServerRow server(String name, String uuid) {
    String address = Objects.requireNonNull(WorldOptions.defaults().servers().get(name), name);
    return ServerRow.empty(new ServerName(name), address, uuid, SLOTS);
  }

  private int postgresPort() {
    return URI.create(Objects.requireNonNull(box.settings().get("DATABASE_URL"), "DATABASE_URL"))
        .getPort();
  }

  /** What a worker is told: it reaches PostgreSQL through the door. */
  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(box.settings());
    String straight = Objects.requireNonNull(settings.get("DATABASE_URL"), "DATABASE_URL");
    settings.put(
        "DATABASE_URL",
        straight.replace(":" + postgresPort() + "/", ":" + door.port() + "/")
            + "?prepareThreshold=0");
    settings.put("LONGHAUL_GOODBYE", GOODBYE.toSeconds() + "s");
    return settings;
  }

  public World world() {
    return box.world();
  }

  PostgresDoor door() {
    return door;
  }

  /** The API of one of the workers. */
  ApiCaller api() {
    ensureStandby();
    return apiOf(workers.get(0));
  }

  ApiCaller apiOf(WorkerProcess worker) {
    return new ApiCaller("http://127.0.0.1:" + worker.apiPort(), box.adminToken());
  }

  /** How many lines the workers have logged. */
  long logLines() {
    return workers.stream().mapToLong(WorkerProcess::lines).sum();
  }

  Ledger ledger() {
    return ledger;
  }

  /** As if a person had given it with the order. */
  void giveSecret(SecretRef ref, Secret value) {
    new SecretStore(
            ledger.jdbi(), new Vault(WorkerSettings.read(box.readableSettings()).masterKey()))
        .put(ref, value);
  }

  Operations operations() {
    return operations;
  }

  /** SIGKILL of Temporal. */
  void killTemporal() {
    ((DevServer) box.temporal()).kill();
  }

  /** Starts it again; a busy machine may need more than one attempt. */
  void startTemporal() {
    Patience.until("Temporal starts again", Duration.ofMinutes(3), this::ranTemporal);
  }

  private boolean ranTemporal() {
    ((DevServer) box.temporal()).run();
    return true;
  }

  Postgres postgres() {
    return new Postgres(directory.resolve("postgres"));
  }

  /** The next call of this deed stops at the point. */
  HeldCall hold(Deed deed, HoldPoint point) {
    return new HeldCall(holdAt(switchboard(deed.where()), deed.call(), point));
  }

  private static Hold holdAt(Switchboard switchboard, String call, HoldPoint point) {
    return switchboard.hold(call, point);
  }

  private Switchboard switchboard(String where) {
    return switch (where) {
      case "inwx" -> world().inwx().switchboard();
      case "coolify" -> world().coolify().switchboard();
      case "mail" -> world().mail().switchboard();
      case "postgres" -> door.switchboard();
      default -> throw new IllegalArgumentException("nothing can be held at " + where);
    };
  }

  /** Lets go of everything that is held. */
  void clear() {
    List.of("inwx", "coolify", "mail", "postgres").forEach(where -> switchboard(where).clear());
  }

  /** A worker and its standby, whichever of them is which. */
  public void ensureStandby() {
    workers.removeIf(worker -> !worker.isAlive());
    while (workers.size() < 2) {
      started(archive.map(ClassArchive::using).orElse(List.of()));
    }
  }

  private WorkerProcess started(List<String> options) {
    String name = "worker-" + ++started;
    WorkerProcess worker = WorkerProcess.start(name, directory, settings(), withApi, options);
    workers.add(worker);
    return worker;
  }

  /** Those that were started, the longest-serving first. */
  List<WorkerProcess> workers() {
    return List.copyOf(workers);
  }

  WorkflowClient client() {
    return temporal.client();
  }

  /** The worker that has a running activity of one of the operations in hand. */
  Optional<WorkerProcess> workerOf(List<OperationId> candidates) {
    return candidates.stream()
        .flatMap(id -> pending(id).stream())
        .filter(
            pending -> pending.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED)
        .map(PendingActivityInfo::getLastWorkerIdentity)
        .flatMap(identity -> workers.stream().filter(worker -> worker.isIdentity(identity)))
        .findFirst();
  }

  /** The highest attempt at which an activity of the operations is; 0 when none is under way. */
  int attempt(List<OperationId> candidates) {
    return candidates.stream()
        .flatMap(id -> pending(id).stream())
        .mapToInt(PendingActivityInfo::getAttempt)
        .max()
        .orElse(0);
  }

  /** Whether the worker has a running activity of one of the operations in hand. */
  boolean worksFor(WorkerProcess worker, List<OperationId> candidates) {
    return candidates.stream()
        .flatMap(id -> pending(id).stream())
        .filter(
            pending -> pending.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED)
        .anyMatch(pending -> worker.isIdentity(pending.getLastWorkerIdentity()));
  }

  private List<PendingActivityInfo> pending(OperationId id) {
    try {
      return temporal
          .client()
          .newUntypedWorkflowStub(id.value())
          .describe()
          .getRawDescription()
          .getPendingActivitiesList();
    } catch (RuntimeException e) {
      return List.of(); // an operation that has not begun yet has nothing in hand
    }
  }

  /** The registrar's account. */
  String registrar() {
    return registrar;
  }

  /** Who reads the registrar's messages. */
  OperationId watcher() {
    return WatchRegistrarWorkflow.id(registrar);
  }

  /** Where the servers of this world are. */
  Collection<String> addresses() {
    return WorldOptions.defaults().servers().values();
  }

  /** Orders what the flow begins with. */
  Ordered order(Flow flow) {
    return Ordered.start(this, flow, "case-%03d".formatted(++ordered));
  }

  /** What a run of this flow leaves when nobody disturbs it. */
  List<String> undisturbed(Flow flow) {
    return quiet.of(flow, () -> undisturbedTraces(flow));
  }

  private List<String> undisturbedTraces(Flow flow) {
    ensureStandby();
    Ordered run = order(flow);
    run.awaitEnd();
    return run.settledTraces();
  }

  /** The ends of the workers' logs. */
  public String lastWords() {
    return workers.stream()
        .map(worker -> "--- " + worker + "\n" + worker.lastWords())
        .collect(Collectors.joining("\n"));
  }

  /** Ends its processes, also when this one is told to end in the middle of a case. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    clear();
    workers.forEach(WorkerProcess::close);
    temporal.close();
    ledger.close();
    door.close();
    box.close();
    Directories.delete(directory);
  }
}
