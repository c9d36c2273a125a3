package dev.longhaul.sandbox.e2e;

import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.engine.EmbeddedLedger;
import dev.longhaul.sandbox.engine.TemporalEngine;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.SetupMain;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.config.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An empty PostgreSQL and an empty Temporal, for which nobody has called {@code setup} yet. */
final class NewServers implements AutoCloseable {
  private final Path directory;
  private final World world = World.start(WorldOptions.defaults());
  private final EmbeddedLedger ledger;
  private final TemporalEngine temporal;
  private final Map<String, String> settings;

  NewServers(Path directory, TemporalEngine temporal) {
    this.directory = directory;
    this.temporal = temporal;
    this.ledger = EmbeddedLedger.start(directory);
    this.settings = Box.settings(directory, world, ledger, temporal, (name, first) -> first.get());
  }

  /** {@code ./longhaul setup} as a process, with these variables and those of its servers. */
  Run setup(Map<String, String> more) {
    Path out = directory.resolve("setup.out");
    Path err = directory.resolve("setup.err");
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(settings);
    builder.environment().putAll(more);
    try {
      int exit = builder.start().onExit().join().exitValue();
      return new Run(exit, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        SetupMain.class.getName());
  }

  /** The API on them; the caller closes it. */
  WorkerApp api(Map<String, String> more) {
    return WorkerApp.start(settings(more), EnumSet.of(Role.API));
  }

  /** What a process with these variables reads. */
  WorkerSettings settings(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(more);
    return WorkerSettings.read(all);
  }

  @Override
  public void close() {
    temporal.close();
    ledger.close();
    world.close();
  }
}
