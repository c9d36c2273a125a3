package dev.longhaul.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.LonghaulCli;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.Surroundings;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.config.WorkerSettings;
import io.temporal.common.interceptors.WorkerInterceptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A small hosting company: the box, Longhaul in it, and an operator with the command line. */
final class Company implements AutoCloseable {
  private static final int NOT_FOUND = 65;
  private static final Waits WAITS =
      new Waits(
          Duration.ofSeconds(1),
          Duration.ofMillis(800),
          Duration.ofMillis(200),
          Duration.ofMillis(300),
          Duration.ofMillis(2));

  private final ExecutorService shells = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
  private final Path directory;
  private final Box box;
  private final WorkerApp app;
  private final Platform platform;

  private Company(
      Optional<Path> temporal,
      WorldOptions options,
      UnaryOperator<Map<String, String>> settings,
      List<WorkerInterceptor> around) {
    Logs.intoFile();
    directory = Directories.temporary("longhaul-e2e");
    box = Box.start(directory, temporal, options.withWaits(WAITS));
    app =
        WorkerApp.start(
            WorkerSettings.read(settings.apply(box.settings())),
            Set.of(Role.WORKER, Role.API),
            Surroundings.usual(around));
    platform = new Platform(world());
  }

  /** With room for all projects of the tests. */
  static Company open() {
    Company company =
        new Company(
            Optional.empty(), WorldOptions.defaults(), Company::askingForHealthThrice, List.of());
    company.addServer("web-1", 500);
    company.addServer("web-2", 500);
    return company;
  }

  private static Map<String, String> askingForHealthThrice(Map<String, String> settings) {
    Map<String, String> impatient = new LinkedHashMap<>(settings);
    impatient.put("LONGHAUL_DIGEST_AFTER", "1000");
    impatient.put("HEALTH_CHECK_ATTEMPTS", "3");
    impatient.put("HEALTH_CHECK_INTERVAL", "300ms");
    return impatient;
  }

  /** Without servers. */
  static Company openWithout(UnaryOperator<Map<String, String>> settings) {
    return openWithout(WorldOptions.defaults(), settings);
  }

  /** The same in another world. */
  static Company openWithout(WorldOptions options, UnaryOperator<Map<String, String>> settings) {
    return new Company(Optional.empty(), options, settings, List.of());
  }

  /** Without servers, on the real Temporal, with something around every workflow. */
  static Company openOn(
      Path temporal, UnaryOperator<Map<String, String>> settings, WorkerInterceptor around) {
    return new Company(Optional.of(temporal), WorldOptions.defaults(), settings, List.of(around));
  }

  Run addServer(String name, int capacity) {
    return longhaul(
        "server",
        "add",
        name,
        "--address",
        WorldOptions.defaults().servers().get(name),
        "--platform-id",
        world().coolify().servers().get(name),
        "--capacity",
        Integer.toString(capacity));
  }

  World world() {
    return box.world();
  }

  Box box() {
    return box;
  }

  Platform platform() {
    return platform;
  }

  String apiUrl() {
    return "http://127.0.0.1:" + app.apiPort();
  }

  /** The API itself, for an admin. */
  Http api() {
    return new Http(apiUrl(), box.adminToken());
  }

  /** Runs one command. */
  Run longhaul(String... arguments) {
    return type("", arguments);
  }

  /** Runs one command at another terminal. */
  CompletableFuture<Run> meanwhile(String... arguments) {
    return CompletableFuture.supplyAsync(() -> type("", arguments), shells);
  }

  /** {@code project provision} with the order on standard input. */
  Run order(Order order, String... options) {
    return type(order.yaml(), provision(options));
  }

  /** The same at another terminal, until it ends or parks. */
  CompletableFuture<Run> ordering(Order order) {
    return CompletableFuture.supplyAsync(() -> order(order, "--wait"), shells);
  }

  /** One command with something on standard input. */
  Run typed(String input, String... arguments) {
    return type(input, arguments);
  }

  /** The catalogue of this company. */
  String catalogue() {
    return box.settings().get("LONGHAUL_CATALOG");
  }

  /** Orders at the same time; the answers in the same order. */
  List<Run> orderAll(Order... orders) {
    List<CompletableFuture<Run>> running = List.of(orders).stream().map(this::ordering).toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  private static String[] provision(String... options) {
    List<String> arguments = new ArrayList<>(List.of("project", "provision", "-"));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }

  /** One command with another token. */
  Run longhaulAs(String token, String... arguments) {
    Map<String, String> environment = new LinkedHashMap<>(environment());
    environment.put("LONGHAUL_TOKEN", token);
    return type("", environment, arguments);
  }

  private Run type(String input, String... arguments) {
    return type(input, environment(), arguments);
  }

  private Run type(String input, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        LonghaulCli.run(
            arguments,
            environment,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    Run run =
        new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    said.add(run.out());
    said.add(run.err());
    return run;
  }

  private Map<String, String> environment() {
    return Map.of(
        "LONGHAUL_URL", apiUrl(),
        "LONGHAUL_TOKEN", box.adminToken(),
        "TEMPORAL_ADDRESS", box.temporal().address(),
        "LONGHAUL_PAYLOAD_KEYS", box.settings().get("LONGHAUL_PAYLOAD_KEYS"));
  }

  /** Everything the command line has ever said. */
  String said() {
    return String.join("\n", said);
  }

  /** {@code project status} as a document. */
  JsonNode project(String slug) {
    return longhaul("project", "status", slug, "--output", "json").document();
  }

  /** {@code operation show} as a document. */
  JsonNode operation(String id) {
    return longhaul("operation", "show", id, "--output", "json").document();
  }

  /** The same, nothing while it is not known yet. */
  Optional<JsonNode> ifStarted(String id) {
    Run shown = longhaul("operation", "show", id, "--output", "json");
    return shown.exit() == NOT_FOUND ? Optional.empty() : Optional.of(shown.document());
  }

  /** The lines of {@code project log}, the oldest first. */
  List<JsonNode> log(String slug) {
    return Run.list(longhaul("project", "log", slug, "--output", "json").document().path("items"));
  }

  /** How often something happened to a thing at a vendor. */
  int count(String kind, String subject) {
    return world().effects().ofKind(kind, subject).size();
  }

  @Override
  public void close() {
    shells.shutdownNow();
    app.close();
    box.close();
    Directories.delete(directory);
  }
}
