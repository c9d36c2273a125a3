package dev.longhaul.sandbox.up;

import dev.longhaul.cli.LonghaulCli;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.engine.FreePorts;
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
  private static final String KEYS = "LONGHAUL_PAYLOAD_KEYS";
  private static final Set<Role> WITHOUT_CODEC = Set.of(Role.WORKER, Role.API);

  private final Remembered remembered;
  private final Box box;
  private final WorkerApp app;

  private StandingBox(Remembered remembered, Box box, WorkerApp app) {
    this.remembered = remembered;
    this.box = box;
    this.app = app;
  }

  /** Ends what a killed box left behind, then starts on the ports and keys of the last time. */
  static StandingBox start(Path directory, Optional<Path> temporalBinary, boolean encrypted) {
    new PidFile(directory.resolve("temporal.pid"), "temporal").end();
    new PidFile(directory.resolve("postgres").resolve("postmaster.pid"), "postgres").end();
    Remembered remembered = Remembered.in(directory);
    Box box = Box.resume(directory, temporalBinary, remembered::get);
    try {
      if (encrypted) {
        remembered.port(CODEC_PORT, () -> FreePorts.near(8001));
      }
      boolean sealed = remembered.find(CODEC_PORT).isPresent();
      WorkerApp app =
          WorkerApp.start(
              WorkerSettings.read(settings(box, remembered)),
              sealed ? EnumSet.of(Role.WORKER, Role.API, Role.CODEC) : WITHOUT_CODEC);
      StandingBox standing = new StandingBox(remembered, box, app);
      standing.addServers();
      return standing;
    } catch (RuntimeException e) {
      box.close();
      throw e;
    }
  }

  private static Map<String, String> settings(Box box, Remembered remembered) {
    Map<String, String> settings = new LinkedHashMap<>(box.readableSettings());
    int port = remembered.port("api.port", () -> FreePorts.near(8000));
    settings.put("LONGHAUL_API_PORT", Integer.toString(port));
    remembered
        .find(CODEC_PORT)
        .ifPresent(
            codec -> {
              settings.put("LONGHAUL_CODEC_PORT", codec);
              settings.put(KEYS, Objects.requireNonNull(box.settings().get(KEYS), KEYS));
              box.temporal().webUi().ifPresent(ui -> settings.put("LONGHAUL_WEB_UI_ORIGIN", ui));
            });
    return settings;
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
    return places(remembered);
  }

  static List<String> places(Remembered remembered) {
    List<String> places = new ArrayList<>();
    places.add("API        http://127.0.0.1:" + remembered.port("api.port", () -> 0));
    places.add("Temporal   127.0.0.1:" + remembered.port("temporal.port", () -> 0));
    places.add("Web UI     http://127.0.0.1:" + remembered.port("ui.port", () -> 0));
    remembered
        .find(CODEC_PORT)
        .ifPresent(
            port -> places.add("Codec      http://127.0.0.1:" + port + ", log in at /login"));
    return places;
  }

  @Override
  public void close() {
    app.close();
    box.close();
  }
}
