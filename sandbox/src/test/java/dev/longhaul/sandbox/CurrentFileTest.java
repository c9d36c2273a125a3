package dev.longhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentFileTest {
  private static final String URL = "http://127.0.0.1:8000";

  @TempDir Path folder;
  private Map<String, String> environment;
  private Path file;

  @BeforeEach
  void writeOurs() {
    environment = Map.of("XDG_STATE_HOME", folder.toString());
    file = folder.resolve("longhaul/current");
    CurrentFile.write(environment, Map.of("LONGHAUL_URL", URL));
  }

  @Test
  void showsTheWayUntilItIsRemoved() {
    assertThat(CurrentFile.url(environment)).contains(URL);
    CurrentFile.remove(environment);
    assertThat(file).doesNotExist();
    assertThat(CurrentFile.url(environment)).isEmpty();
    CurrentFile.remove(environment);
  }

  @Test
  void whatAKilledProcessHasLeftCountsAsAbsent() throws IOException {
    Process ended = new ProcessBuilder("true").start();
    ended.onExit().join();
    rename(ended.pid());
    assertThat(CurrentFile.url(environment)).isEmpty();
  }

  @Test
  void whatAnotherBoxHasWrittenStays() throws IOException {
    rename(ProcessHandle.current().parent().orElseThrow().pid());
    CurrentFile.remove(environment);
    assertThat(CurrentFile.url(environment)).contains(URL);
  }

  private void rename(long writer) throws IOException {
    String own = "process " + ProcessHandle.current().pid();
    assertThat(Files.readString(file)).contains(own);
    Files.writeString(file, Files.readString(file).replace(own, "process " + writer));
  }
}
