package dev.longhaul.sandbox.engine;

import dev.longhaul.emulators.net.FreePorts;
import dev.longhaul.emulators.process.PidFile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code temporal server start-dev} as a process of its own, with its history in an SQLite file: it
 * survives being killed.
 */
public final class DevServer implements TemporalEngine {
  /** A start takes seconds, on a machine that is busy with builds more than half a minute. */
  private static final Duration START = Duration.ofMinutes(3);

  private static final Duration LOOK = Duration.ofSeconds(10);

  /** By default the tries grow rarer, up to ten seconds apart. */
  private static final Duration KNOCKING = Duration.ofMillis(200);

  private final Path binary;
  private final Path directory;
  private final int port;
  private final int uiPort;
  private final EngineTuning tuning;
  private @Nullable Process process;

  private DevServer(Path binary, Path directory, int port, int uiPort, EngineTuning tuning) {
    this.binary = binary;
    this.directory = directory;
    this.port = port;
    this.uiPort = uiPort;
    this.tuning = tuning;
  }

  /** Starts the server with its files in {@code directory} and waits until it listens. */
  public static DevServer start(Path binary, Path directory) {
    return start(binary, directory, FreePorts.one(), FreePorts.one());
  }

  /** The same on ports of one's own. */
  public static DevServer start(Path binary, Path directory, int port, int uiPort) {
    return run(new DevServer(binary, directory, port, uiPort, EngineTuning.longhaul()));
  }

  /** The same with other settings, to see what they bring. */
  public static DevServer start(Path binary, Path directory, EngineTuning tuning) {
    return run(new DevServer(binary, directory, FreePorts.one(), FreePorts.one(), tuning));
  }

  private static DevServer run(DevServer server) {
    server.run();
    return server;
  }

  /** Knows the process of the server whose files are in {@code directory}. */
  public static PidFile pidFile(Path directory) {
    return new PidFile(directory.resolve("temporal.pid"), "temporal");
  }

  /** Starts the process (again) on the same ports and files. */
  public void run() {
    try {
      Process started =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
      pidFile(directory).write(started.pid());
      process = started;
    } catch (IOException e) {
      throw new UncheckedIOException(binary + " cannot be started", e);
    }
    awaitListening();
  }

  private Path log() {
    return directory.resolve("temporal.log");
  }

  private Process process() {
    return Objects.requireNonNull(process, "run() comes first");
  }

  private List<String> command() {
    List<String> command =
        new ArrayList<>(
            List.of(
                binary.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--ui-port",
                String.valueOf(uiPort),
                "--db-filename",
                directory.resolve("temporal.sqlite").toString(),
                "--log-level",
                "warn"));
    command.addAll(tuning.flags());
    return command;
  }

  /** Asks Temporal itself: a bare TCP connect to a free loopback port can connect to itself. */
  private void awaitListening() {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        connect();
        return;
      } catch (RuntimeException e) {
        if (!process().isAlive() || System.nanoTime() > end) {
          close();
          throw new IllegalStateException(
              "Temporal did not start; its log, %s, ends with: %s"
                  .formatted(log(), LastLine.of(log())),
              e);
        }
      }
    }
  }

  private void connect() {
    WorkflowServiceStubsOptions options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(address())
            .setConnectionBackoffResetFrequency(KNOCKING)
            .build();
    WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options);
    try {
      stubs.connect(LOOK);
    } finally {
      stubs.shutdownNow();
    }
  }

  /** SIGKILL, for those who want to see what survives. */
  public void kill() {
    process().destroyForcibly();
    waitForEnd();
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<String> webUi() {
    return Optional.of("http://127.0.0.1:" + uiPort);
  }

  @Override
  public String sentence() {
    return "Temporal keeps its history in a file: kill anything, it goes on";
  }

  @Override
  public void close() {
    process().destroy();
    waitForEnd();
  }

  private void waitForEnd() {
    try {
      if (!process().waitFor(10, TimeUnit.SECONDS)) {
        process().destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process().destroyForcibly();
    }
  }
}
