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
  void whatARoleCannotDoWithoutIsNamedWithTheOtherMistakes() throws InterruptedException {
    Map<String, String> wrong =
        TestSettings.with("LONGHAUL_ROLES", "codec,kafka", "SMTP_URL", "mail.example");
    assertThat(WorkerMain.run(wrong, directory, err)).isEqualTo(78);
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .contains(
            "longhaul: LONGHAUL_PAYLOAD_KEYS is missing: the role codec opens payloads with it",
            "longhaul: KAFKA_BROKER_URL is missing: the role kafka reads from there")
        .anyMatch(line -> line.startsWith("longhaul: SMTP_URL: "));
  }

  @Test
  void aWrongLevelOrFormatOfTheLogIsNamedByBoth() throws InterruptedException {
    Map<String, String> wrong =
        TestSettings.with(
            "LONGHAUL_LOG_LEVEL", "LOUD", "LONGHAUL_LOG_FORMAT", "xml", "LONGHAUL_ROLES", "cook");
    assertThat(WorkerMain.run(wrong, directory, err)).isEqualTo(78);
    assertThat(SetupMain.run(wrong, directory, err, err)).isEqualTo(78);
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(5)
        .filteredOn(line -> line.startsWith("longhaul: LONGHAUL_LOG_"))
        .containsExactly(
            "longhaul: LONGHAUL_LOG_FORMAT: must be text or json",
            "longhaul: LONGHAUL_LOG_LEVEL: must be one of ERROR, WARN, INFO, DEBUG, TRACE",
            "longhaul: LONGHAUL_LOG_FORMAT: must be text or json",
            "longhaul: LONGHAUL_LOG_LEVEL: must be one of ERROR, WARN, INFO, DEBUG, TRACE");
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
