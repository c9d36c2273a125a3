package dev.longhaul.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command line of another terminal finds a running box by itself. The first line names
 * the process that wrote it: what a killed one has left counts as absent, and nobody removes what
 * another box has written.
 */
public final class CurrentFile {
  private static final String FIRST = "# written by process ";
  private static final String END = "# ended by ";
  private static final String URL = "LONGHAUL_URL=";

  private CurrentFile() {}

  /** The address of the API that a box which still runs has written. */
  public static Optional<String> url(Map<String, String> environment) {
    String text = read(environment);
    if (writer(text).filter(ProcessHandle::isAlive).isEmpty()) {
      return Optional.empty();
    }
    return text.lines()
        .filter(line -> line.startsWith(URL))
        .map(line -> line.substring(URL.length()))
        .findFirst();
  }

  /** How the running box can be ended, as the rest of a sentence that names it. */
  public static String end(Map<String, String> environment) {
    return read(environment)
        .lines()
        .filter(line -> line.startsWith(END))
        .findFirst()
        .map(line -> "; " + line.substring(END.length()) + " ends it.")
        .orElse(", a demo.");
  }

  /** For a box that ends by itself. */
  public static void write(Map<String, String> environment, Map<String, String> values) {
    write(environment, values, "");
  }

  /**
   * Names this process's box.
   *
   * @param end the command that ends it; empty when there is none
   */
  public static void write(
      Map<String, String> environment, Map<String, String> values, String end) {
    Path file = path(environment);
    StringBuilder text = new StringBuilder(FIRST + ProcessHandle.current().pid() + "\n");
    text.append(end.isEmpty() ? "" : END + end + "\n");
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    PrivateFile.write(file, text.toString());
  }

  /** Removes what this process has written; anything else stays. */
  public static void remove(Map<String, String> environment) {
    if (writer(read(environment)).filter(ProcessHandle.current()::equals).isEmpty()) {
      return;
    }
    try {
      Files.deleteIfExists(path(environment));
    } catch (IOException e) {
      throw new UncheckedIOException("the file 'current' cannot be removed", e);
    }
  }

  private static String read(Map<String, String> environment) {
    try {
      return Files.readString(path(environment));
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(path(environment) + " cannot be read", e);
    }
  }

  private static Optional<ProcessHandle> writer(String text) {
    String first = text.lines().findFirst().orElse("");
    String pid = first.startsWith(FIRST) ? first.substring(FIRST.length()) : "";
    return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
  }

  private static Path path(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        state.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", "."), ".local", "state")
            : Path.of(state);
    return base.resolve("longhaul").resolve("current");
  }
}
