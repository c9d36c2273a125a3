package dev.longhaul.sandbox.up;

import dev.longhaul.cli.LonghaulCli;
import dev.longhaul.emulators.process.PidFile;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.TemporalBinary;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A place with the data of one {@code up}, and a home of its own; at the end nothing runs here. */
final class UpPlace implements AutoCloseable {
  private final Path folder;
  private final List<UpProcess> started = new ArrayList<>();
  private final Set<ProcessHandle> seen = new HashSet<>();

  UpPlace(Path folder) {
    this.folder = folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  /** {@code ./longhaul <action>} here. */
  UpProcess start(String action, String... options) {
    List<String> arguments = new ArrayList<>(List.of(action, "--data", data().toString()));
    arguments.addAll(List.of(options));
    Path said = folder.resolve(started.size() + "-" + action + ".txt");
    UpProcess process = UpProcess.start(said, environment(), arguments);
    started.add(process);
    return process;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(home());
    environment.put("LONGHAUL_HOME", System.getProperty("longhaul.root"));
    TemporalBinary.find(System.getenv())
        .ifPresent(binary -> environment.put("LONGHAUL_TEMPORAL", binary.toString()));
    return environment;
  }

  private Map<String, String> home() {
    return Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
  }

  /** What a command said, and whether it went well. */
  record Answer(int exit, String said) {}

  /** The command line as in another terminal: it must find the box by itself. */
  Answer type(String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exit = LonghaulCli.run(arguments, home(), InputStream.nullInputStream(), out, out);
    return new Answer(exit, said.toString(StandardCharsets.UTF_8));
  }

  /** A port of the box, as it keeps them for the next start. */
  String port(String name) {
    return Remembered.in(data()).find(name + ".port").orElseThrow();
  }

  /** PostgreSQL and Temporal, as far as they run. */
  List<ProcessHandle> helpers() {
    List<ProcessHandle> running =
        Stream.of(
                DevServer.pidFile(data()), postgres(data()), postgres(data().resolve("in-memory")))
            .flatMap(file -> file.running().stream())
            .toList();
    seen.addAll(running);
    return running;
  }

  private static PidFile postgres(Path directory) {
    return new PidFile(directory.resolve("postgres").resolve("postmaster.pid"), "postgres");
  }

  /** Also those whose files name others by now. */
  @Override
  public void close() {
    started.forEach(UpProcess::kill);
    helpers();
    for (ProcessHandle helper : seen) {
      helper.destroyForcibly();
      helper.onExit().join();
    }
  }
}
