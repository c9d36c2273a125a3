package dev.longhaul.sandbox.chaos;

import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.TemporalBinary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private final List<Played> played = new ArrayList<>();
  private final List<Part> away = new ArrayList<>();
  private final QuietRuns quiet = new QuietRuns();
  private int broken;
  private long begun;

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
    begun = System.nanoTime();
    Path classes = Directories.temporary("longhaul-classes");
    try {
      Optional<ClassArchive> archive = Optional.of(ClassArchive.in(classes));
      return options.away ? playAbsences(archive, seed) : playCases(archive, cases, seed);
    } finally {
      Directories.delete(classes);
    }
  }

  private int playCases(Optional<ClassArchive> archive, List<Case> cases, long seed) {
    int lanes = lanes(cases.size(), 2);
    out.printf("chaos with seed %d, %d cases to draw from, %d lanes%n", seed, cases.size(), lanes);
    new Lanes<>(() -> ChaosBox.start(quiet, archive, false), this::isOver)
        .play(
            lanes,
            cases,
            (box, one) -> {
              Played result = new CaseRunner(box).play(one);
              report(result);
              return result.kept();
            });
    out.printf(
        "%d of %d cases played in %.0f s, %d broken%n",
        played.size(), cases.size(), seconds(), broken);
    writeTable(seed);
    return broken == 0 && !played.isEmpty() ? OK : BROKEN;
  }

  /** More boxes than processors, when most of the time is spent waiting. */
  private int lanes(int pieces, int perProcessor) {
    int lanes =
        options.lanes > 0
            ? options.lanes
            : perProcessor * Runtime.getRuntime().availableProcessors();
    return Math.max(1, Math.min(lanes, pieces));
  }

  private boolean isOver() {
    return !options.all && seconds() > options.minutes * 60;
  }

  private double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static int nothing(String why) {
    System.err.println("longhaul chaos: nothing to play: " + why);
    return USAGE;
  }

  private int playAbsences(Optional<ClassArchive> archive, long seed) {
    List<Part> parts = parts(seed);
    int lanes = lanes(parts.size(), 1);
    out.printf(
        "%d operations at once, each part away for %d s, seed %d, %d lanes%n",
        options.operations, options.seconds, seed, lanes);
    new Lanes<>(() -> ChaosBox.start(quiet, archive, true), this::isOver)
        .play(lanes, parts, this::keeps);
    out.printf(
        "%d of %d parts played in %.0f s, %d broken%n",
        away.size(), Part.values().length, seconds(), broken);
    return broken == 0 && !away.isEmpty() ? OK : BROKEN;
  }

  private List<Part> parts(long seed) {
    List<Part> parts = new ArrayList<>(List.of(Part.values()));
    Collections.shuffle(parts, new Random(seed));
    parts.removeIf(part -> !part.name().contains(options.only.toUpperCase(Locale.ROOT)));
    return parts;
  }

  private boolean keeps(ChaosBox box, Part part) {
    long began = System.nanoTime();
    Duration time = Duration.ofSeconds(options.seconds);
    Absence.Report report = new Absence(box, part, time, options.operations).play();
    report(report, (System.nanoTime() - began) / 1e9);
    return report.broken().isEmpty();
  }

  private synchronized void report(Absence.Report report, double seconds) {
    boolean kept = report.broken().isEmpty();
    broken += kept ? 0 : 1;
    away.add(report.part());
    out.printf(
        "%-6s %-8s %3.0f s, %d parks, %d log lines meanwhile%n",
        kept ? "kept" : "BROKEN", report.part(), seconds, report.parks(), report.lines());
    report.broken().forEach(sentence -> out.println("       !! " + sentence));
  }

  private synchronized void report(Played one) {
    broken += one.kept() ? 0 : 1;
    out.printf(
        "%-6s %5.1f s = %4.1f + %4.1f + %4.1f  %s%n",
        one.kept() ? "kept" : "BROKEN",
        one.seconds(),
        one.reached(),
        one.acted(),
        one.ended(),
        one.played());
    one.broken().forEach(difference -> out.println("       !! " + difference));
    if (!one.kept()) {
      out.println(one.lastWords());
    }
    played.add(one);
  }

  private void writeTable(long seed) {
    if (options.table == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("Seed " + seed + ", " + played.size() + " cases, " + broken + " broken.");
    lines.add("");
    lines.addAll(new PlayedTable(played).lines());
    try {
      Files.write(options.table, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(options.table + " cannot be written", e);
    }
  }
}
