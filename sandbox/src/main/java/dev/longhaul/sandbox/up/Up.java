package dev.longhaul.sandbox.up;

import dev.longhaul.emulators.process.PidFile;
import dev.longhaul.sandbox.CurrentFile;
import dev.longhaul.sandbox.engine.TemporalBinary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The main class of {@code ./longhaul up}, {@code down} and {@code status}. */
public final class Up {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int NOT_RUNNING = 69;
  private static final int CONFIGURATION = 78;

  private final UpOptions options;
  private final Path directory;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PidFile self;
  private final Forgetful forgetful;
  private volatile @Nullable StandingBox box;

  private Up(UpOptions options, Map<String, String> environment, PrintStream out) {
    this.options = options;
    this.directory = options.directory();
    this.environment = environment;
    this.out = out;
    this.self = new PidFile(directory.resolve("up.pid"), "java");
    this.forgetful = new Forgetful(directory.resolve("in-memory"));
  }

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    UpOptions options = new UpOptions();
    CommandLine commandLine = new CommandLine(options);
    try {
      commandLine.parseArgs(arguments);
    } catch (ParameterException e) {
      System.err.println("longhaul: " + e.getMessage() + "; --help shows what it takes");
      System.exit(USAGE);
    }
    if (commandLine.isUsageHelpRequested()) {
      commandLine.usage(out);
      System.exit(OK);
    }
    try {
      Up up = new Up(options, System.getenv(), out);
      System.exit(
          switch (options.action) {
            case up -> up.start();
            case down -> up.stop();
            case status -> up.status();
          });
    } catch (IllegalArgumentException e) {
      System.err.println("longhaul: " + e.getMessage());
      System.exit(USAGE);
    } catch (PrivateDirectory.Unusable e) {
      System.err.println("longhaul: " + e.getMessage());
      System.exit(CONFIGURATION);
    }
  }

  private int start() throws InterruptedException {
    if (self.running().isPresent()) {
      out.println("One is there already.");
      return status();
    }
    PrivateDirectory.make(directory);
    self.write(ProcessHandle.current().pid());
    System.setProperty("longhaul.demo.log", directory.resolve("longhaul.log").toString());
    System.setProperty("logback.configurationFile", "longhaul-demo-logback.xml");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Optional<Path> binary = options.inMemory ? Optional.empty() : TemporalBinary.find(environment);
    out.println("  starting PostgreSQL, Temporal, the emulated vendors and Longhaul ...");
    try {
      forgetful.clear();
      Path place = binary.isPresent() ? directory : forgetful.make();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(place)));
      return stand(StandingBox.start(place, binary, options));
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Up.class).error("up could not start", e);
      Throwable said = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      out.println("It could not start: " + said.getMessage());
      out.println("The log is " + directory.resolve("longhaul.log"));
      return FAILED;
    }
  }

  private int stand(StandingBox started) throws InterruptedException {
    box = started;
    CurrentFile.write(environment, started.current(), options.again(UpOptions.Action.down));
    out.println("  " + started.sentence() + "\n");
    started.places().forEach(place -> out.println("  " + place));
    out.println("\n  In another terminal: ./longhaul project provision examples/acme.yaml --wait");
    out.println(
        "  Ctrl-C or " + options.again(UpOptions.Action.down) + " stops it; " + forgetful.next());
    new CountDownLatch(1).await();
    return OK;
  }

  /** Also when it is stopped before everything has started: then nothing of it stays behind. */
  private void end(Path place) {
    StandingBox standing = box;
    if (standing == null) {
      StandingBox.endLeftovers(place);
    } else {
      CurrentFile.remove(environment);
      standing.close();
    }
    forgetful.clear();
  }

  /** Ends as by Ctrl-C, in a thread of its own: the end waits for who asked for it. */
  static void leave() {
    new Thread(() -> System.exit(OK), "leave").start();
  }

  private int stop() {
    String kept = forgetful.kept(directory);
    if (self.end()) {
      out.println("Stopped. " + kept);
      return OK;
    }
    out.println("Nothing is up in " + directory + "." + elsewhere());
    return NOT_RUNNING;
  }

  private String elsewhere() {
    return CurrentFile.url(environment)
        .map(url -> "\nAnother one is up: " + url + CurrentFile.end(environment))
        .orElse("");
  }

  private int status() {
    Optional<ProcessHandle> running = self.running();
    if (running.isEmpty()) {
      String start = options.again(UpOptions.Action.up);
      out.println("Nothing is up in " + directory + "; " + start + " starts it." + elsewhere());
      return NOT_RUNNING;
    }
    Path box = forgetful.inUse() ? forgetful.directory() : directory;
    Vitals vitals = StandingBox.vitals(box);
    String what = vitals.kind() == Vitals.Kind.STARTING ? "Starting" : "Up";
    out.println(what + " as process " + running.get().pid() + ", data in " + box);
    StandingBox.places(box).forEach(place -> out.println("  " + place));
    if (vitals.kind() != Vitals.Kind.BROKEN) {
      return OK;
    }
    out.println(
        "It cannot work: %s. %s and then %s bring it back; nothing is lost."
            .formatted(
                vitals.words(),
                options.again(UpOptions.Action.down),
                options.again(UpOptions.Action.up)));
    return FAILED;
  }
}
