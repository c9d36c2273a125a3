package dev.longhaul.sandbox.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the Temporal CLI: {@code LONGHAUL_TEMPORAL}, the tools' cache that {@code ./longhaul tools}
 * fills, {@code .tools/bin} below the working directory, or the PATH.
 */
public final class TemporalBinary {
  private TemporalBinary() {}

  public static Optional<Path> find(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    String tools = environment.get("LONGHAUL_TOOLS");
    Stream<Path> places =
        Stream.of(
                Stream.ofNullable(environment.get("LONGHAUL_TEMPORAL")).map(Path::of),
                Stream.of(
                    (tools == null ? home.resolve(".cache/longhaul/tools") : Path.of(tools))
                        .resolve("temporal")),
                Stream.of(Path.of(".tools/bin/temporal").toAbsolutePath()),
                onPath(environment))
            .flatMap(place -> place);
    return places.filter(Files::isExecutable).findFirst();
  }

  private static Stream<Path> onPath(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory, "temporal"));
  }
}
