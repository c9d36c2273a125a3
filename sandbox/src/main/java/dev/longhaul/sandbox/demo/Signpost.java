package dev.longhaul.sandbox.demo;

import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.CurrentFile;
import java.util.Map;

/**
 * Shows the command line of another terminal the way to the demo while it runs, unless a standing
 * box shows the way already.
 */
final class Signpost implements AutoCloseable {
  private final Map<String, String> environment;
  private final boolean ours;

  private Signpost(Map<String, String> environment, boolean ours) {
    this.environment = environment;
    this.ours = ours;
  }

  static Signpost set(Map<String, String> environment, Box box, int apiPort) {
    boolean ours = CurrentFile.url(environment).isEmpty();
    if (ours) {
      CurrentFile.write(
          environment,
          Map.of(
              "LONGHAUL_URL", "http://127.0.0.1:" + apiPort,
              "LONGHAUL_TOKEN", box.adminToken(),
              "TEMPORAL_ADDRESS", box.temporal().address()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> CurrentFile.remove(environment)));
    }
    return new Signpost(environment, ours);
  }

  @Override
  public void close() {
    if (ours) {
      CurrentFile.remove(environment);
    }
  }
}
