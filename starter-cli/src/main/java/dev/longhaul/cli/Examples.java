package dev.longhaul.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The examples below the help of a command; all of them are in {@code examples.txt}. */
final class Examples {
  private Examples() {}

  /** Adds the examples that begin like this command. */
  static void addTo(CommandSpec command) {
    List<String> examples =
        all().filter(line -> (line + " ").startsWith(command.qualifiedName() + " ")).toList();
    if (!examples.isEmpty()) {
      command
          .usageMessage()
          .footer(
              Stream.concat(
                      Stream.of("", examples.size() == 1 ? "Example:" : "Examples:"),
                      examples.stream().map(line -> "  " + line))
                  .toArray(String[]::new));
    }
  }

  static Stream<String> all() {
    try (InputStream in = Examples.class.getResourceAsStream("examples.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException("the examples cannot be read", e);
    }
  }
}
