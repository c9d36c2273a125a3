package dev.longhaul.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFilesTest {
  @TempDir Path home;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectory(home.resolve("env"));
    Files.writeString(home.resolve("env/.env.dev"), "WHERE=dev\n");
    Files.writeString(home.resolve("env/.env.prod"), "WHERE=prod\n");
  }

  @Test
  void theStageInTheFirstFileChoosesTheSecond() throws IOException {
    Files.writeString(home.resolve(".env"), "LONGHAUL_ENV=prod\nWHERE=first\n");
    assertThat(EnvironmentFiles.merge(home, Map.of()))
        .containsEntry("LONGHAUL_ENV", "prod")
        .containsEntry("WHERE", "prod");
  }

  @Test
  void theRealEnvironmentCountsMost() throws IOException {
    Files.writeString(home.resolve(".env"), "LONGHAUL_ENV=prod\n");
    assertThat(EnvironmentFiles.merge(home, Map.of("LONGHAUL_ENV", "dev")))
        .containsEntry("LONGHAUL_ENV", "dev")
        .containsEntry("WHERE", "dev");
    assertThat(EnvironmentFiles.merge(home, Map.of("WHERE", "here")))
        .containsEntry("WHERE", "here");
  }

  @Test
  void theRealEnvironmentDecidesOverBothNamesOfTheStage() throws IOException {
    Files.writeString(home.resolve(".env"), "LONGHAUL_ENV=prod\n");
    assertThat(EnvironmentFiles.merge(home, Map.of("ENV", "dev")))
        .doesNotContainKey("LONGHAUL_ENV")
        .containsEntry("WHERE", "dev");
    Files.writeString(home.resolve("env/.env.dev"), "ENV=prod\nWHERE=dev\n");
    assertThat(EnvironmentFiles.merge(home, Map.of("LONGHAUL_ENV", "dev")))
        .doesNotContainKey("ENV")
        .containsEntry("WHERE", "dev");
  }

  @Test
  void refusesAStageFileThatNamesAnotherStage() throws IOException {
    Files.writeString(home.resolve("env/.env.dev"), "LONGHAUL_ENV=prod\n");
    assertThatThrownBy(() -> EnvironmentFiles.merge(home, Map.of()))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("names the stage prod");
  }

  @Test
  void looksInTheProjectWhereverItWasCalled() {
    assertThat(EnvironmentFiles.directory(Map.of("LONGHAUL_HOME", "/opt/longhaul")))
        .isEqualTo(Path.of("/opt/longhaul"));
    assertThat(EnvironmentFiles.directory(Map.of())).isEqualTo(Path.of(""));
  }
}
