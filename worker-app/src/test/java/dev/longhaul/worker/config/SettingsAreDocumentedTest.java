package dev.longhaul.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README says that docs/configuration.md has every setting of a worker. */
class SettingsAreDocumentedTest {
  private static final Path ROOT = Path.of(System.getProperty("longhaul.root", ".."));
  private static final Path SECTIONS =
      ROOT.resolve("worker-app/src/main/java/dev/longhaul/worker/config");
  private static final Pattern READ =
      Pattern.compile("variables\\.\\w+\\(\\s*\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");

  @Test
  void everyVariableThatIsReadHasARow() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> sources = Files.list(SECTIONS)) {
      for (Path source : sources.toList()) {
        Matcher reads = READ.matcher(Files.readString(source));
        while (reads.find()) {
          names.add(reads.group(1));
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(40);
    String rows = Files.readString(ROOT.resolve("docs/configuration.md"));
    assertThat(names).allSatisfy(name -> assertThat(rows).contains("`" + name + "`"));
  }
}
