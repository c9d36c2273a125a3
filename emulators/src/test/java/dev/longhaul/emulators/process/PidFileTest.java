package dev.longhaul.emulators.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir private Path directory;
  private Path file;
  private PidFile known;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    file = directory.resolve("some.pid");
    known = new PidFile(file, "sleep");
    process = new ProcessBuilder("sleep", "60").start();
    known.write(process.pid());
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  @Test
  void findsItsProcessAndEndsIt() throws InterruptedException {
    assertThat(known.running()).map(ProcessHandle::pid).contains(process.pid());
    assertThat(known.end()).isTrue();
    process.waitFor();
    assertThat(known.running()).isEmpty();
    assertThat(known.end()).isFalse();
  }

  @Test
  void leavesAProcessAloneThatHasGotTheNumberSince() throws IOException {
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(0), Long.toString(Long.parseLong(lines.get(1)) - 3600)));
    assertThat(known.end()).isFalse();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void takesFilesThatOthersWriteByTheCommandAlone() throws IOException {
    Files.write(file, List.of(Long.toString(process.pid()), "/var/lib/data", "1700000000"));
    assertThat(known.running()).isPresent();
    assertThat(new PidFile(file, "postgres").running()).isEmpty();
  }
}
