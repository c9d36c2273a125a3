package dev.longhaul.emulators.control;

import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a {@link World} as a process. Prints one {@code KEY=VALUE} line per setting, {@code
 * CONTROL_URL}, then {@code READY}, and lives until {@code POST /stop}, a signal, or, with {@code
 * --until-stdin-closes}, until its parent has gone.
 */
public final class WorldMain {
  /** The line after which everything answers. */
  public static final String READY = "READY";

  private static final String STATE = "--state=";
  private static final String UNTIL_STDIN_CLOSES = "--until-stdin-closes";

  private WorldMain() {}

  /**
   * Starts the world and keeps it until it is stopped.
   *
   * @param args an optional directory for the CA's certificate, {@code --state=DIR} for a world
   *     that survives this process, and {@code --until-stdin-closes}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = List.of(args);
    Optional<Path> directory =
        words.stream().filter(word -> !word.startsWith("--")).findFirst().map(Path::of);
    Path settingsIn =
        directory.isPresent()
            ? Files.createDirectories(directory.get())
            : Files.createTempDirectory("longhaul-world");
    CountDownLatch stopped = new CountDownLatch(1);
    if (words.contains(UNTIL_STDIN_CLOSES)) {
      watchStandardInput(stopped);
    }
    try (World world = world(words)) {
      run(world, settingsIn, System.out, stopped);
    }
  }

  private static World world(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(STATE))
        .findFirst()
        .map(word -> Path.of(word.substring(STATE.length())))
        .map(state -> World.start(WorldOptions.defaults(), state))
        .orElseGet(() -> World.start(WorldOptions.defaults()));
  }

  private static void run(World world, Path directory, PrintStream out, CountDownLatch stopped)
      throws InterruptedException {
    try (ControlServer control = new ControlServer(world, stopped::countDown)) {
      world.settings(directory).forEach((key, value) -> out.println(key + "=" + value));
      out.println("CONTROL_URL=" + control.url());
      out.println(READY);
      out.flush();
      stopped.await();
    }
  }

  private static void watchStandardInput(CountDownLatch stopped) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                System.in.transferTo(PrintStream.nullOutputStream());
              } catch (IOException e) {
                // The parent has gone, which is what we wait for.
              }
              stopped.countDown();
            },
            "standard-input");
    watcher.setDaemon(true);
    watcher.start();
  }
}
