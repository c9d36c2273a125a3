package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only a process shows: Ctrl-C ends the watching alone, and a full disk is told. */
@Timeout(60)
class DetachTest extends CliCase {
  private static final long SIGINT = 1 << 1;

  @Test
  void saysThatTheOperationGoesOn() throws Exception {
    service.moments(Moments.running());
    Process watching = start("operation", "watch", "project:acme");
    try (BufferedReader lines = watching.inputReader(StandardCharsets.UTF_8);
        BufferedReader complaints = watching.errorReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).startsWith("project:acme · provision");
      new ProcessBuilder("kill", "-INT", String.valueOf(watching.pid())).start().waitFor();

      assertThat(complaints.lines())
          .contains(
              "longhaul: no longer watching; the operation goes on. Look again with: longhaul"
                  + " operation watch project:acme");
      assertThat(watching.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(watching.exitValue()).isEqualTo(130);
    } finally {
      watching.destroyForcibly();
    }
    assertThat(service.requests).noneMatch(request -> request.startsWith("POST"));
  }

  @Test
  void saysThatWhatWasAskedMayHaveArrived() throws Exception {
    service.moments(Moments.running());
    service.silence();
    Process asking = start("operation", "cancel", "project:acme");
    try (BufferedReader complaints = asking.errorReader(StandardCharsets.UTF_8)) {
      Awaitility.await("is asked")
          .atMost(Duration.ofSeconds(40))
          .until(() -> service.requests.size() == 1);
      new ProcessBuilder("kill", "-INT", String.valueOf(asking.pid())).start().waitFor();
      assertThat(complaints.lines())
          .contains("longhaul: stopped before the answer came; repeating the command is safe");
      assertThat(asking.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(asking.exitValue()).isEqualTo(130);
    } finally {
      asking.destroyForcibly();
    }
  }

  @Test
  void saysThatAnAnswerCouldNotBeWritten() throws Exception {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "no device that is always full");
    Process full =
        builder("token", "create", "--role", "viewer", "--name", "lost")
            .redirectOutput(Path.of("/dev/full").toFile())
            .start();
    try (BufferedReader complaints = full.errorReader(StandardCharsets.UTF_8)) {
      assertThat(complaints.lines())
          .anyMatch(line -> line.startsWith("longhaul: standard output cannot be written: "));
    }
    assertThat(full.waitFor()).isEqualTo(1);
  }

  private Process start(String... args) throws Exception {
    return builder(args).start();
  }

  private ProcessBuilder builder(String... args) throws Exception {
    ProcessBuilder process = new ProcessBuilder();
    process.command().addAll(interruptible());
    process
        .command()
        .addAll(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LonghaulCli.class.getName()));
    process.command().addAll(List.of(args));
    process.environment().putAll(env);
    process.environment().remove("LONGHAUL_COLUMNS");
    return process;
  }

  /** What a shell has put into the background ignores SIGINT, and so would what it starts. */
  private static List<String> interruptible() throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(signals -> (signals & SIGINT) != 0);
    return ignored ? List.of("env", "--default-signal=INT") : List.of();
  }
}
