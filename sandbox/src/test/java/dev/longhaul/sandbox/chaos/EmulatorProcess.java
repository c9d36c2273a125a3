package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.control.WorldMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The vendors in a process of their own, whose state outlives it. */
final class EmulatorProcess implements AutoCloseable {
  private static final String CONTROL = "CONTROL_URL=";

  private final Path state;
  private Process process;
  private String control;

  private EmulatorProcess(Path state) {
    this.state = state;
    run();
  }

  /** Starts the world of this directory and waits until everything answers. */
  static EmulatorProcess start(Path state) {
    return new EmulatorProcess(state);
  }

  /** Starts it (again), with what it knew and on the ports it had. */
  void run() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            WorldMain.class.getName(),
            "--until-stdin-closes",
            "--state=" + state);
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException("the vendors cannot be started", e);
    }
  }

  private void awaitReady() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); !WorldMain.READY.equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IOException("the vendors ended before they were ready");
      }
      if (line.startsWith(CONTROL)) {
        control = line.substring(CONTROL.length());
      }
    }
  }

  /** From now on one real second lasts so many of theirs. */
  void speed(double factor) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(control + "/clock"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"speed\":" + factor + "}"))
            .build();
    try {
      int status = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("the vendors' clock answers " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the vendors' clock cannot be set", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the vendors' clock was set", e);
    }
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the vendors were killed", e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
