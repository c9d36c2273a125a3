package dev.longhaul.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The vendors' machine-readable specifications. They are not ours to publish, so they lie beside
 * the repository ({@code ../shared/apis}, or wherever the system property {@code longhaul.apis}
 * says) and tests that need them are skipped without them, unless {@code longhaul.strict} is set.
 */
public final class VendorSpecifications {
  private VendorSpecifications() {}

  public static JsonNode read(String name) throws IOException {
    Path file = directory().resolve(name);
    boolean present = Files.isReadable(file);
    String missing =
        "no vendor specification at " + file + "; set -Dlonghaul.apis=<folder> to compare with it";
    if (Boolean.getBoolean("longhaul.strict")) {
      assertThat(present).as(missing).isTrue();
    }
    assumeTrue(present, missing);
    return new ObjectMapper().readTree(file.toFile());
  }

  private static Path directory() {
    return Optional.ofNullable(System.getProperty("longhaul.apis"))
        .map(Path::of)
        .orElseGet(() -> root().resolve("../shared/apis").normalize());
  }

  private static Path root() {
    String given = System.getProperty("longhaul.root", "..");
    return Path.of(given).toAbsolutePath();
  }

  /**
   * The committed deviations: one per line, before the bar; behind it, where the fact comes from.
   */
  public static Set<String> deviations(Class<?> test, String resource) throws IOException {
    Set<String> known = new TreeSet<>();
    try (InputStream in = test.getResourceAsStream(resource)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .peek(line -> assertThat(line).as("a deviation names its source").contains(" | "))
          .forEach(line -> known.add(line.substring(0, line.indexOf(" | ")).trim()));
    }
    return known;
  }
}
