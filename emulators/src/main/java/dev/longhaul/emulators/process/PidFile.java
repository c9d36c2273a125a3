package dev.longhaul.emulators.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that is known by a file: its number, and in files of ours the second of its start. A
 * file of a process that is gone counts as absent, also when another one has its number now.
 */
public final class PidFile {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The machine's clock may have been set meanwhile, and with it what it says about the past. */
  private static final Duration ABOUT = Duration.ofSeconds(10);

  private final Path file;
  private final String word;

  /**
   * @param word stands in the command of the right process
   */
  public PidFile(Path file, String word) {
    this.file = file;
    this.word = word;
  }

  /**
   * Names the process from now on.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  public void write(long pid) {
    try {
      String start = ProcessHandle.of(pid).flatMap(PidFile::start).map(String::valueOf).orElse("");
      Files.writeString(file, pid + "\n" + start + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /** The process, if it runs. */
  public Optional<ProcessHandle> running() {
    try {
      List<String> lines = Files.readAllLines(file);
      return ProcessHandle.of(Long.parseLong(line(lines, 0)))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse(word).contains(word))
          .filter(process -> isOfThatTime(process, line(lines, 1)));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String line(List<String> lines, int number) {
    return lines.size() > number ? lines.get(number).strip() : "";
  }

  private static boolean isOfThatTime(ProcessHandle process, String written) {
    Optional<Long> start = start(process);
    if (start.isEmpty() || !written.matches("\\d{1,18}")) {
      return true;
    }
    return Math.abs(start.get() - Long.parseLong(written)) <= ABOUT.toSeconds();
  }

  private static Optional<Long> start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond);
  }

  /** Ends the process if it runs; returns whether there was one. */
  public boolean end() {
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
