package dev.longhaul.sandbox.demo;

import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.TemporalBinary;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.config.WorkerSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The main class of {@code ./longhaul demo}. */
public final class Demo {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Demo() {}

  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    DemoOptions options = new DemoOptions();
    CommandLine commandLine = new CommandLine(options);
    try {
      commandLine.parseArgs(arguments);
    } catch (ParameterException e) {
      System.err.println("longhaul demo: " + e.getMessage() + "; --help shows what it takes");
      System.exit(USAGE);
    }
    if (commandLine.isUsageHelpRequested()) {
      commandLine.usage(out);
      System.exit(0);
    }
    System.exit(run(options, System.getenv(), out));
  }

  private static int run(DemoOptions options, Map<String, String> environment, PrintStream out) {
    Path directory = Directories.temporary("longhaul-demo");
    logInto(directory);
    AtomicReference<Box> running = new AtomicReference<>();
    cleanUpAtExit(running, directory);
    try {
      return tell(options, environment, directory, running, out);
    } catch (RuntimeException e) {
      Path kept = keepLog(directory);
      out.println("\nThe demo could not go on: " + e.getMessage() + "\nIts log is " + kept);
      return FAILED;
    }
  }

  private static int tell(
      DemoOptions options,
      Map<String, String> environment,
      Path directory,
      AtomicReference<Box> running,
      PrintStream out) {
    Optional<Path> binary = options.inMemory ? Optional.empty() : TemporalBinary.find(environment);
    out.println("Longhaul demo: a small hosting company in one process.\n");
    out.println("  starting PostgreSQL, Temporal and the emulated vendors ...");
    long start = System.nanoTime();
    try (Box box = Box.start(directory, binary)) {
      running.set(box);
      out.println("  " + box.temporal().sentence());
      WorkerSettings settings = WorkerSettings.read(box.readableSettings());
      try (WorkerApp app = WorkerApp.start(settings, Set.of(Role.WORKER, Role.API))) {
        out.printf(
            "  ready after %.1f s: API on http://127.0.0.1:%d%s%n%n",
            (System.nanoTime() - start) / 1e9,
            app.apiPort(),
            box.temporal().webUi().map(ui -> ", Temporal Web UI on " + ui).orElse(""));
        Signpost signpost = Signpost.set(environment, box, app.apiPort());
        try {
          return new Story(box, app.apiPort(), options.yes, environment, out).tell();
        } finally {
          signpost.close();
        }
      }
    }
  }

  /** Ctrl-C and SIGTERM leave nothing running and no files, either. */
  private static void cleanUpAtExit(AtomicReference<Box> running, Path directory) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  Box box = running.get();
                  if (box != null) {
                    box.close();
                  }
                  Directories.delete(directory);
                }));
  }

  /** The screen belongs to the story; what the parts log goes into a file. */
  private static void logInto(Path directory) {
    System.setProperty("longhaul.demo.log", directory.resolve("demo.log").toString());
    System.setProperty("logback.configurationFile", "longhaul-demo-logback.xml");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private static Path keepLog(Path directory) {
    Path log = directory.resolve("demo.log");
    Path kept = Path.of(System.getProperty("java.io.tmpdir"), directory.getFileName() + ".log");
    try {
      return Files.exists(log) ? Files.copy(log, kept) : log;
    } catch (IOException e) {
      return log;
    }
  }
}
