package dev.longhaul.sandbox.up;

import dev.longhaul.cli.LonghaulCli;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.control.ControlServer;
import dev.longhaul.emulators.kafka.KafkaBroker;
import dev.longhaul.emulators.net.FreePorts;
import dev.longhaul.emulators.process.PidFile;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.config.WorkerSettings;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The box with its data in a directory, and Longhaul in it. */
final class StandingBox implements AutoCloseable {
  private static final String CODEC_PORT = "codec.port";
  private static final String VENDORS_PORT = "vendors.port";
  private static final String KEYS = "LONGHAUL_PAYLOAD_KEYS";

  private final Remembered remembered;
  private final Path directory;
  private final Box box;
  private final WorkerApp app;
  private final Optional<KafkaBroker> kafka;
  private final ControlServer vendors;

  private StandingBox(
      Path directory,
      Remembered remembered,
      Box box,
      WorkerApp app,
      Optional<KafkaBroker> kafka,
      ControlServer vendors) {
    this.vendors = vendors;
    this.directory = directory;
    this.kafka = kafka;
    this.remembered = remembered;
    this.box = box;
    this.app = app;
  }

  /** Ends what a killed box left behind, then starts on the ports and keys of the last time. */
  static StandingBox start(Path directory, Optional<Path> temporalBinary, UpOptions options) {
    endLeftovers(directory);
    Remembered remembered = Remembered.in(directory);
    Box box = Box.resume(directory, temporalBinary, remembered::get);
    ControlServer vendors = new ControlServer(box.world(), Up::leave);
    remembered.put(VENDORS_PORT, Integer.toString(vendors.port()));
    Optional<KafkaBroker> kafka = Optional.empty();
    try {
      Set<Role> roles = EnumSet.of(Role.WORKER, Role.API);
      Map<String, String> settings = new LinkedHashMap<>(box.readableSettings());
      settings.put(
          "LONGHAUL_API_PORT",
          Integer.toString(remembered.port("api.port", () -> FreePorts.near(8000))));
      if (options.encrypted) {
        remembered.port(CODEC_PORT, () -> FreePorts.near(8001));
      }
      if (remembered.find(CODEC_PORT).isPresent()) {
        settings.putAll(sealing(box, remembered));
        roles.add(Role.CODEC);
      }
      if (options.kafka) {
        kafka = Optional.of(kafka(directory, remembered));
        settings.put("KAFKA_BROKER_URL", kafka.get().address());
        roles.add(Role.KAFKA);
      }
      WorkerApp app = WorkerApp.start(WorkerSettings.read(settings), roles);
      StandingBox standing = new StandingBox(directory, remembered, box, app, kafka, vendors);
      standing.addServers();
      return standing;
    } catch (RuntimeException e) {
      kafka.ifPresent(KafkaBroker::close);
      vendors.close();
      box.close();
      throw e;
    }
  }

  /** Ends what a killed box of this directory has left running. */
  static void endLeftovers(Path directory) {
    KafkaBroker.pidFile(kafkaFiles(directory)).end();
    DevServer.pidFile(directory).end();
    new PidFile(directory.resolve("postgres").resolve("postmaster.pid"), "postgres").end();
  }

  /** What production has set, and the Web UI of this box may ask. */
  private static Map<String, String> sealing(Box box, Remembered remembered) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("LONGHAUL_CODEC_PORT", remembered.find(CODEC_PORT).orElseThrow());
    settings.put(KEYS, Objects.requireNonNull(box.settings().get(KEYS), KEYS));
    box.temporal().webUi().ifPresent(ui -> settings.put("LONGHAUL_WEB_UI_ORIGIN", ui));
    return settings;
  }

  private static KafkaBroker kafka(Path directory, Remembered remembered) {
    return KafkaBroker.start(
        kafkaFiles(directory),
        remembered.port("kafka.port", () -> FreePorts.near(9092)),
        remembered.port("kafka.controller.port", () -> FreePorts.near(9093)));
  }

  /** Enters the emulated servers; those that are entered already are refused, which is fine. */
  private void addServers() {
    Map<String, String> ids = box.world().coolify().servers();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    WorldOptions.defaults()
        .servers()
        .forEach(
            (name, address) ->
                LonghaulCli.run(
                    new String[] {
                      "server",
                      "add",
                      name,
                      "--address",
                      address,
                      "--platform-id",
                      ids.get(name),
                      "--capacity",
                      "20"
                    },
                    current(),
                    InputStream.nullInputStream(),
                    nowhere,
                    nowhere));
  }

  /** What the command line must know. */
  Map<String, String> current() {
    Map<String, String> current = new LinkedHashMap<>();
    current.put("LONGHAUL_URL", "http://127.0.0.1:" + app.apiPort());
    current.put("LONGHAUL_TOKEN", box.adminToken());
    current.put("TEMPORAL_ADDRESS", box.temporal().address());
    if (remembered.find(CODEC_PORT).isPresent()) {
      current.put(KEYS, Objects.requireNonNull(box.settings().get(KEYS), KEYS));
    }
    return current;
  }

  String sentence() {
    return box.temporal().sentence();
  }

  List<String> places() {
    return places(directory);
  }

  /** Where a running box can be reached. */
  static List<String> places(Path directory) {
    Remembered remembered = Remembered.in(directory);
    List<String> places = new ArrayList<>();
    remembered
        .find("api.port")
        .ifPresent(port -> places.add("API        http://127.0.0.1:" + port));
    remembered.find("temporal.port").ifPresent(port -> places.add("Temporal   127.0.0.1:" + port));
    if (DevServer.pidFile(directory).running().isPresent()) {
      remembered
          .find("ui.port")
          .ifPresent(port -> places.add("Web UI     http://127.0.0.1:" + port));
    }
    remembered
        .find(CODEC_PORT)
        .ifPresent(
            port -> places.add("Codec      http://127.0.0.1:" + port + ", log in at /login"));
    if (KafkaBroker.pidFile(kafkaFiles(directory)).running().isPresent()) {
      remembered.find("kafka.port").ifPresent(port -> places.add("Kafka      127.0.0.1:" + port));
    }
    remembered
        .find(VENDORS_PORT)
        .ifPresent(port -> places.add("Vendors    http://127.0.0.1:" + port + ", make them fail"));
    return places;
  }

  /** How a running box is; one that has no port yet is starting. */
  static Vitals vitals(Path directory) {
    return Remembered.in(directory)
        .find("api.port")
        .map(Vitals::of)
        .orElse(new Vitals(Vitals.Kind.STARTING, ""));
  }

  private static Path kafkaFiles(Path directory) {
    return directory.resolve("kafka");
  }

  @Override
  public void close() {
    vendors.close();
    app.close();
    kafka.ifPresent(KafkaBroker::close);
    box.close();
  }
}
