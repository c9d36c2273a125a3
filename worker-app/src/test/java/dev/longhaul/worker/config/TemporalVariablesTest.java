package dev.longhaul.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalVariablesTest {
  @TempDir Path directory;

  @Test
  void theyMayStandInFilesToo() throws IOException {
    Path key = Files.writeString(directory.resolve("api-key"), "key-of-the-cloud\n");
    WorkerSettings settings =
        WorkerSettings.read(
            TestSettings.with(
                "TEMPORAL_ADDRESS", "temporal:7233", "TEMPORAL_API_KEY_FILE", key.toString()));
    assertThat(settings.temporal())
        .containsEntry("TEMPORAL_ADDRESS", "temporal:7233")
        .containsEntry("TEMPORAL_API_KEY", "key-of-the-cloud")
        .doesNotContainKey("TEMPORAL_API_KEY_FILE");
  }

  @Test
  void theValueItselfCountsMore() throws IOException {
    Path key = Files.writeString(directory.resolve("api-key"), "of-the-file");
    assertThat(
            WorkerSettings.read(
                    TestSettings.with(
                        "TEMPORAL_API_KEY", "itself", "TEMPORAL_API_KEY_FILE", key.toString()))
                .temporal())
        .containsEntry("TEMPORAL_API_KEY", "itself");
  }

  @Test
  void theFileOfProfilesIsReadByTemporalItself() {
    assertThat(
            WorkerSettings.read(TestSettings.with("TEMPORAL_CONFIG_FILE", "/nowhere/profiles"))
                .temporal())
        .containsEntry("TEMPORAL_CONFIG_FILE", "/nowhere/profiles");
  }

  @Test
  void aFileThatCannotBeReadIsAMistake() {
    assertThat(
            catchThrowableOfType(
                    BadSettings.class,
                    () ->
                        WorkerSettings.read(
                            TestSettings.with("TEMPORAL_API_KEY_FILE", "/nowhere/api-key")))
                .mistakes())
        .containsExactly("TEMPORAL_API_KEY_FILE: /nowhere/api-key cannot be read");
  }
}
