package dev.longhaul.sandbox.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that is known by a file; a file of a process that is gone counts as absent. */
final class PidFile {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path file;
  private final String word;

  /**
   * @param word stands in the command of the right process; a number that another program has got
   *     in the meantime is not ours
   */
  PidFile(Path file, String word) {
    this.file = file;
    this.word = word;
  }

  void write(long pid) {
    try {
      Files.writeString(file, pid + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  Optional<ProcessHandle> running() {
    try {
      String first = Files.readString(file).lines().findFirst().orElse("").strip();
      return ProcessHandle.of(Long.parseLong(first))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse(word).contains(word));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Ends the process if it runs; returns whether there was one. */
  boolean end() {
    Optional<ProcessHandle> process = running();
    process.ifPresent(PidFile::end);
    return process.isPresent();
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
