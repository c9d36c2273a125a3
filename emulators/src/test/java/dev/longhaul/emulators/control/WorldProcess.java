package dev.longhaul.emulators.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@link WorldMain} in a process of its own, which ends with this one. */
final class WorldProcess implements AutoCloseable {
  private final Process process;
  private final Map<String, String> settings = new HashMap<>();

  private WorldProcess(Process process) {
    this.process = process;
  }

  /** Starts the process and waits until everything answers. */
  static WorldProcess start(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WorldMain.class.getName(),
                "--until-stdin-closes"));
    command.addAll(List.of(args));
    WorldProcess world =
        new WorldProcess(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    world.awaitReady();
    return world;
  }

  private void awaitReady() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); !WorldMain.READY.equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IOException("the world ended before it was ready");
      }
      String[] setting = line.split("=", 2);
      if (setting.length == 2) {
        settings.put(setting[0], setting[1]);
      }
    }
  }

  Map<String, String> settings() {
    return settings;
  }

  Process process() {
    return process;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
