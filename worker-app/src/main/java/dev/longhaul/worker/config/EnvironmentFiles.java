package dev.longhaul.worker.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The variables of this process: {@code .env}, over it {@code env/.env.<stage>}, over it the real
 * environment. Lines are {@code NAME=value}; {@code #} starts a comment line; quotes around a value
 * are taken off.
 */
public final class EnvironmentFiles {
  private static final Set<String> STAGE = Set.of("LONGHAUL_ENV", "ENV");

  private EnvironmentFiles() {}

  /** Where the files are: the project ({@code LONGHAUL_HOME}), else the working directory. */
  public static Path directory(Map<String, String> real) {
    return Path.of(real.getOrDefault("LONGHAUL_HOME", ""));
  }

  /**
   * Merges the files below {@code directory} with the real environment. The stage is that of the
   * real environment, else of {@code .env}.
   *
   * @throws BadSettings when a file has a line that is not {@code NAME=value}, or the stage's file
   *     names another stage
   */
  public static Map<String, String> merge(Path directory, Map<String, String> real) {
    Map<String, String> merged = over(read(directory.resolve(".env")), real);
    String stage = stageName(merged).toLowerCase(Locale.ROOT);
    Path file = directory.resolve("env").resolve(".env." + stage);
    merged = over(over(merged, read(file)), real);
    if (!stageName(merged).equalsIgnoreCase(stage)) {
      throw new BadSettings(
          List.of(
              "LONGHAUL_ENV: %s names the stage %s, but it is read for %s; set it in .env"
                  .formatted(file, stageName(merged), stage)));
    }
    return merged;
  }

  /** The stage has two names: whoever sets one of them decides over both. */
  private static Map<String, String> over(Map<String, String> less, Map<String, String> more) {
    Map<String, String> merged = new HashMap<>(less);
    if (more.keySet().stream().anyMatch(STAGE::contains)) {
      merged.keySet().removeAll(STAGE);
    }
    merged.putAll(more);
    return merged;
  }

  static String stageName(Map<String, String> variables) {
    return variables.getOrDefault("LONGHAUL_ENV", variables.getOrDefault("ENV", "dev"));
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> variables = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return variables;
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank() && !line.strip().startsWith("#")) {
          put(variables, line.strip(), file, number);
        }
      }
    } catch (IOException e) {
      throw new BadSettings(List.of(file + " cannot be read: " + e.getMessage()));
    }
    return variables;
  }

  private static void put(Map<String, String> variables, String line, Path file, int number) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new BadSettings(
          List.of(file + ":" + number + " must look like NAME=value, or start with #"));
    }
    String value = line.substring(equals + 1).strip();
    if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
      value = value.substring(1, value.length() - 1);
    }
    variables.put(line.substring(0, equals).strip(), value);
  }
}
