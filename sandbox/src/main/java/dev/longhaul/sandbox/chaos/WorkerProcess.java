package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.net.FreePorts;
import dev.longhaul.worker.WorkerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A worker in a process of its own, as an operator runs it, that can be killed and stopped. */
final class WorkerProcess implements AutoCloseable {
  private static final int LINES = 60;

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dlogback.configurationFile=logback.xml");

  private final Path log;
  private final Process process;

  private final int apiPort;

  private WorkerProcess(Path log, Process process, int apiPort) {
    this.log = log;
    this.process = process;
    this.apiPort = apiPort;
  }

  /**
   * Starts one with these variables and nothing else; its log goes to {@code directory}.
   *
   * @param options of Java, besides the usual ones
   */
  static WorkerProcess start(
      String name,
      Path directory,
      Map<String, String> settings,
      boolean withApi,
      List<String> options) {
    Path log = directory.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(settings);
    int apiPort = FreePorts.one();
    builder.environment().put("LONGHAUL_ROLES", withApi ? "worker,api" : "worker");
    builder.environment().put("LONGHAUL_API_PORT", Integer.toString(apiPort));
    try {
      return new WorkerProcess(log, builder.start(), apiPort);
    } catch (IOException e) {
      throw new UncheckedIOException("a worker cannot be started", e);
    }
  }

  int apiPort() {
    return apiPort;
  }

  /** How many lines it has logged. */
  long lines() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The identity under which Temporal knows it begins with its process id. */
  boolean isIdentity(String identity) {
    return identity.startsWith(process.pid() + "@");
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a worker was killed", e);
    }
  }

  /** SIGTERM: it takes no more work and ends what it has in hand. */
  void dismiss() {
    Signals.send("TERM", process.pid());
  }

  /** The exit code, once it has gone. */
  Optional<Integer> exit() {
    return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
  }

  /** SIGSTOP: the process keeps its connections and locks and does nothing. */
  void stop() {
    Signals.send("STOP", process.pid());
  }

  /** SIGCONT. */
  void resume() {
    Signals.send("CONT", process.pid());
  }

  /** The end of its log. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  @Override
  public void close() {
    kill();
  }

  @Override
  public String toString() {
    return log.getFileName() + (isAlive() ? " (running)" : " (ended)");
  }
}
