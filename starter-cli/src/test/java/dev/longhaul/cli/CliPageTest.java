package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CliPageTest {

  @Test
  void listsTheExitCodesThatThereAre() throws Exception {
    Path page = Path.of(System.getProperty("longhaul.root"), "docs", "cli.md");

    assertThat(
            Files.readAllLines(page).stream()
                .map(line -> line.replace("`", ""))
                .filter(line -> line.matches("\\| \\d+ \\|.*")))
        .containsExactlyElementsOf(
            ExitCode.list().entrySet().stream()
                .map(code -> "| " + code.getKey() + " | " + code.getValue() + " |")
                .toList());
  }
}
