package dev.longhaul.sandbox.simulation;

import dev.longhaul.sandbox.simulation.Simulator.Order;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The main class of {@code ./longhaul simulate}. */
public final class Simulate implements Simulator.Reports {
  private static final int OK = 0;
  private static final int BROKEN = 1;
  private static final int USAGE = 2;
  private static final int EVERY = 20;

  private final PrintStream out;
  private final boolean verbose;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private long runs;
  private long broken;
  private long again;
  private long cutOff;
  private long faults;
  private long virtualSeconds;

  private Simulate(PrintStream out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "longhaul-quiet-logback.xml");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(exitCode(arguments, out));
  }

  private static int exitCode(String[] arguments, PrintStream out) {
    try {
      return run(arguments, out);
    } catch (RuntimeException e) {
      System.err.println("longhaul simulate could not go on: " + e);
      return BROKEN;
    }
  }

  /** Runs what the arguments ask for; returns the exit code. */
  public static int run(String[] arguments, PrintStream out) {
    SimulateOptions options = new SimulateOptions();
    CommandLine commandLine = new CommandLine(options);
    try {
      commandLine.parseArgs(arguments);
    } catch (ParameterException e) {
      System.err.println("longhaul simulate: " + e.getMessage() + "; --help shows what it takes");
      return USAGE;
    }
    if (commandLine.isUsageHelpRequested()) {
      commandLine.usage(out);
      return OK;
    }
    if (options.seeds < 1 || options.times < 1 || options.lanes < 1) {
      System.err.println("longhaul simulate: --seeds, --times and --lanes must be 1 at least");
      return USAGE;
    }
    return new Simulate(out, options.seed != null).run(options);
  }

  private int run(SimulateOptions options) {
    long began = System.nanoTime();
    long first = options.first == null ? System.currentTimeMillis() / 1000 * 1000 : options.first;
    try (Simulator simulator =
        new Simulator(options.seed == null ? options.lanes : 1, Simulator.SCENARIOS)) {
      if (options.seed != null) {
        for (int time = 0; time < options.times; time++) {
          simulator.run(new Order(options.seed, 1, options.limit()), this);
        }
      } else {
        out.println("seeds from " + first + " on, " + options.lanes + " at a time");
        simulator.run(new Order(first, options.seeds, options.limit()), this);
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(
        "%d runs, %d broken, %d run again, %d cut off,"
            + " %d faults, %.1f days of operations in %.0f s (%.2f s per run)%n%s%n",
        runs,
        broken,
        again,
        cutOff,
        faults,
        virtualSeconds / 86_400.0,
        seconds,
        seconds / Math.max(1, runs),
        outcomes);
    return broken == 0 && runs > 0 ? OK : BROKEN;
  }

  @Override
  public void again(long seed, String why) {
    again++;
    out.println("seed " + seed + " is run again: " + why);
  }

  @Override
  public void cutOff(long seed, Duration after) {
    cutOff++;
    out.printf("seed %d was not over at the limit, after %d s%n", seed, after.toSeconds());
  }

  @Override
  public void ended(SeedReport report) {
    runs++;
    faults += report.faults();
    virtualSeconds += report.virtual().toSeconds();
    report.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
    if (!report.passed()) {
      broken++;
    }
    if (verbose || !report.passed()) {
      out.println("seed " + report.seed() + (report.passed() ? " passed" : " BROKEN"));
      report.schedule().forEach(line -> out.println("  " + line));
      report.violations().forEach(violation -> out.println("  !! " + violation));
      out.println("  again: longhaul simulate --seed " + report.seed());
    } else if (runs % EVERY == 0) {
      out.printf("%d runs, %d broken%n", runs, broken);
    }
  }
}
