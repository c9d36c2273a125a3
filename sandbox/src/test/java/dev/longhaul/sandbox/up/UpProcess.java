package dev.longhaul.sandbox.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** One {@code ./longhaul up}, {@code down} or {@code status}: its main class as a process. */
final class UpProcess {
  /** Starts take a quarter of a minute, on a machine that is busy several times that. */
  static final Duration START = Duration.ofSeconds(90);

  private static final String SERVES = "Ctrl-C";

  private final Process process;
  private final Path said;

  private UpProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Starts it.
   *
   * @param said the file for what it prints
   */
  static UpProcess start(Path said, Map<String, String> environment, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Up.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    try {
      return new UpProcess(builder.start(), said);
    } catch (IOException e) {
      throw new UncheckedIOException("no process can be started", e);
    }
  }

  /** Returns once it serves. */
  UpProcess awaitServing() {
    Awaitility.await("up serves").atMost(START).until(() -> isOver() || said().contains(SERVES));
    if (isOver()) {
      throw new AssertionError("up has ended:\n" + said());
    }
    return this;
  }

  /** Its exit code, once it has ended by itself. */
  int exit() {
    Awaitility.await("the end").atMost(START).until(this::isOver);
    return process.exitValue();
  }

  String said() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isOver() {
    return !process.isAlive();
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }
}
