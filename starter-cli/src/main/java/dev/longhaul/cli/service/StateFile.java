package dev.longhaul.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The file in which a local stack says where it is: lines like {@code LONGHAUL_URL=...} in {@code
 * $XDG_STATE_HOME/longhaul/current}. Absent is the same as empty.
 */
final class StateFile {
  private StateFile() {}

  static Map<String, String> read(Map<String, String> env) {
    Map<String, String> values = new HashMap<>();
    try {
      for (String line : Files.readAllLines(path(env))) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
      }
    } catch (IOException e) {
      values.clear();
    }
    return values;
  }

  private static Path path(Map<String, String> env) {
    String state = env.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        state.isEmpty()
            ? Path.of(env.getOrDefault("HOME", "."), ".local", "state")
            : Path.of(state);
    return base.resolve("longhaul").resolve("current");
  }
}
