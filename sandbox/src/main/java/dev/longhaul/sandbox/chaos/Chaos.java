package dev.longhaul.sandbox.chaos;

import dev.longhaul.sandbox.engine.TemporalBinary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The main class of {@code ./longhaul chaos}. */
public final class Chaos {
  private static final int OK = 0;
  private static final int BROKEN = 1;
  private static final int USAGE = 2;
  private static final int NO_SERVER = 69;

  private final ChaosOptions options;
  private final PrintStream out;
  private final List<String> rows = new ArrayList<>();
  private int broken;

  private Chaos(ChaosOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
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
      System.err.println("longhaul chaos could not go on: " + e);
      return BROKEN;
    }
  }

  /** Plays what the arguments ask for; returns the exit code. */
  public static int run(String[] arguments, PrintStream out) {
    ChaosOptions options = new ChaosOptions();
    CommandLine commandLine = new CommandLine(options);
    try {
      commandLine.parseArgs(arguments);
    } catch (ParameterException e) {
      System.err.println("longhaul chaos: " + e.getMessage() + "; --help shows what it takes");
      return USAGE;
    }
    if (commandLine.isUsageHelpRequested()) {
      commandLine.usage(out);
      return OK;
    }
    return new Chaos(options, out).run();
  }

  private int run() {
    long seed = options.seed == null ? System.currentTimeMillis() % 1_000_000 : options.seed;
    List<Case> cases =
        Case.sample(seed).stream()
            .skip(options.skip)
            .filter(one -> one.toString().contains(options.only))
            .toList();
    if (options.list) {
      cases.forEach(out::println);
      return OK;
    }
    if (!options.away && cases.isEmpty()) {
      return nothing("no case contains '" + options.only + "'; --list shows them");
    }
    if (options.away && parts(seed).isEmpty()) {
      return nothing("no part of the stack is called '" + options.only + "'");
    }
    if (TemporalBinary.find(System.getenv()).isEmpty()) {
      System.err.println("longhaul chaos: no Temporal binary; './longhaul tools' builds it");
      return NO_SERVER;
    }
    if (options.away) {
      return playAbsences(seed);
    }
    out.println("chaos with seed " + seed + ", " + cases.size() + " cases to draw from");
    try (ChaosBox box = ChaosBox.start()) {
      play(cases, new CaseRunner(box), box);
    }
    out.println(rows.size() + " of " + cases.size() + " cases played, " + broken + " broken");
    writeTable(seed);
    return broken == 0 && !rows.isEmpty() ? OK : BROKEN;
  }

  private static int nothing(String why) {
    System.err.println("longhaul chaos: nothing to play: " + why);
    return USAGE;
  }

  private void play(List<Case> cases, CaseRunner runner, ChaosBox box) {
    long end = System.nanoTime() + (long) (options.minutes * 60e9);
    for (Case one : cases) {
      if (!options.all && System.nanoTime() > end) {
        return;
      }
      long began = System.nanoTime();
      List<String> differences = runner.play(one);
      report(one, differences, (System.nanoTime() - began) / 1e9);
      if (!differences.isEmpty()) {
        out.println(box.lastWords());
      }
    }
  }

  private int playAbsences(long seed) {
    int played = 0;
    out.printf(
        "%d operations at once, each part away for %d s, seed %d%n",
        options.operations, options.seconds, seed);
    long end = System.nanoTime() + (long) (options.minutes * 60e9);
    try (ChaosBox box = ChaosBox.start()) {
      for (Part part : parts(seed)) {
        if (options.all || System.nanoTime() < end) {
          report(box, part);
          played++;
        }
      }
    }
    out.println(played + " of " + Part.values().length + " parts played, " + broken + " broken");
    return broken == 0 && played > 0 ? OK : BROKEN;
  }

  private List<Part> parts(long seed) {
    List<Part> parts = new ArrayList<>(List.of(Part.values()));
    Collections.shuffle(parts, new Random(seed));
    parts.removeIf(part -> !part.name().contains(options.only.toUpperCase(Locale.ROOT)));
    return parts;
  }

  private void report(ChaosBox box, Part part) {
    long began = System.nanoTime();
    Duration time = Duration.ofSeconds(options.seconds);
    Absence.Report report = new Absence(box, part, time, options.operations).play();
    broken += report.broken().isEmpty() ? 0 : 1;
    out.printf(
        "%-6s %-8s %3.0f s, %d parks, %.0f log lines per minute%n",
        report.broken().isEmpty() ? "kept" : "BROKEN",
        part,
        (System.nanoTime() - began) / 1e9,
        report.parks(),
        report.linesPerMinute());
    report.broken().forEach(sentence -> out.println("       !! " + sentence));
  }

  private void report(Case one, List<String> differences, double seconds) {
    boolean kept = differences.isEmpty();
    broken += kept ? 0 : 1;
    out.printf("%-6s %5.1f s  %s%n", kept ? "kept" : "BROKEN", seconds, one);
    differences.forEach(difference -> out.println("       !! " + difference));
    rows.add(
        "| %s | %s | %s | %s | %s |"
            .formatted(
                one.deed().flow(),
                one.deed().where() + " `" + one.deed().call() + "`",
                one.point(),
                one.act(),
                kept ? "kept" : String.join("; ", differences)));
  }

  private void writeTable(long seed) {
    if (options.table == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("Seed " + seed + ", " + rows.size() + " cases, " + broken + " broken.");
    lines.add("");
    lines.add("| flow | call | moment | what happened | promise |");
    lines.add("|---|---|---|---|---|");
    rows.stream().sorted().forEach(lines::add);
    try {
      Files.write(options.table, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(options.table + " cannot be written", e);
    }
  }
}
