package dev.longhaul.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the command line of another terminal finds a running box by itself. */
public final class CurrentFile {
  private CurrentFile() {}

  /** Whether a box says already where it is. */
  public static boolean exists(Map<String, String> environment) {
    return Files.exists(path(environment));
  }

  public static void write(Map<String, String> environment, Map<String, String> values) {
    Path file = path(environment);
    StringBuilder text = new StringBuilder("# written by 'longhaul up'\n");
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    PrivateFile.write(file, text.toString());
  }

  public static void remove(Map<String, String> environment) {
    try {
      Files.deleteIfExists(path(environment));
    } catch (IOException e) {
      throw new UncheckedIOException("the file 'current' cannot be removed", e);
    }
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
