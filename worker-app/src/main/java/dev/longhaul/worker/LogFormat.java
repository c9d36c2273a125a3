package dev.longhaul.worker;

import java.io.Console;
import java.util.Locale;
import java.util.Map;

/**
 * Lines for a person at a terminal, JSON for whatever collects them elsewhere; {@code
 * LONGHAUL_LOG_FORMAT} in the real environment overrides it. To be chosen before anything logs.
 */
final class LogFormat {
  private static final String PROPERTY = "longhaul.log.format";

  private LogFormat() {}

  static void choose() {
    System.setProperty(PROPERTY, of(System.getenv(), isTerminal()));
  }

  /** Which {@code longhaul-log-*.xml} logback.xml includes. */
  static String of(Map<String, String> real, boolean terminal) {
    return switch (real.getOrDefault("LONGHAUL_LOG_FORMAT", "").strip().toLowerCase(Locale.ROOT)) {
      case "text" -> "text";
      case "json" -> "json";
      default -> terminal ? "text" : "json";
    };
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
