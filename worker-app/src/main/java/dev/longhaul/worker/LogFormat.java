package dev.longhaul.worker;

import dev.longhaul.worker.config.Variables;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines for a person at a terminal, JSON for whatever collects them elsewhere; {@code
 * LONGHAUL_LOG_FORMAT} overrides it, and {@code LONGHAUL_LOG_LEVEL} says how much. Both count only
 * in the real environment, because they are chosen before anything logs.
 */
final class LogFormat {
  private static final String FORMAT = "LONGHAUL_LOG_FORMAT";
  private static final String LEVEL = "LONGHAUL_LOG_LEVEL";
  private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  private LogFormat() {}

  static void choose() {
    System.setProperty("longhaul.log.format", of(System.getenv(), isTerminal()));
    System.setProperty("longhaul.log.level", level(System.getenv()));
  }

  /** Which {@code longhaul-log-*.xml} logback.xml includes. */
  static String of(Map<String, String> real, boolean terminal) {
    return switch (word(real, FORMAT)) {
      case "TEXT" -> "text";
      case "JSON" -> "json";
      default -> terminal ? "text" : "json";
    };
  }

  /** The level of logback.xml; the usual one as long as {@link #check} has something to say. */
  static String level(Map<String, String> real) {
    String level = word(real, LEVEL);
    return LEVELS.contains(level) ? level : "INFO";
  }

  /** Notes the words that mean nothing. */
  static void check(Map<String, String> real, Variables variables) {
    if (!List.of("", "TEXT", "JSON").contains(word(real, FORMAT))) {
      variables.mistake(FORMAT + ": must be text or json");
    }
    String level = word(real, LEVEL);
    if (!level.isEmpty() && !LEVELS.contains(level)) {
      variables.mistake(LEVEL + ": must be one of " + String.join(", ", LEVELS));
    }
  }

  private static String word(Map<String, String> real, String name) {
    return real.getOrDefault(name, "").strip().toUpperCase(Locale.ROOT);
  }

  /** From Java 22 on there is always a console, and it tells by itself. */
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
