package dev.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.worker.config.TestSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the mains of the worker and of the set-up say about wrong settings. */
class MainsTest {
  private static final Map<String, String> WRONG =
      TestSettings.with(
          "LONGHAUL_MASTER_KEY", "short", "LONGHAUL_ROLES", "cook", "SMTP_URL", "mail.example");

  @TempDir Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void theWorkerNamesEveryMistakeByItsVariable() throws InterruptedException {
    assertThat(WorkerMain.run(WRONG, directory, err)).isEqualTo(78);
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .anyMatch(
            line ->
                line.equals(
                    "longhaul: LONGHAUL_ROLES: role 'cook' must be worker, api, codec or kafka"))
        .anyMatch(line -> line.startsWith("longhaul: LONGHAUL_MASTER_KEY must be "))
        .anyMatch(line -> line.startsWith("longhaul: SMTP_URL: "));
  }

  @Test
  void theSetUpNamesThemToo() {
    assertThat(SetupMain.run(WRONG, directory, err, err)).isEqualTo(78);
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("longhaul: LONGHAUL_MASTER_KEY must be "))
        .anyMatch(line -> line.startsWith("longhaul: SMTP_URL: "));
  }
}
