package dev.longhaul.emulators.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the parts of a world say about themselves at one moment. */
public final class Facts {
  /** What the keys of growing lists begin with. */
  static final String LOG = "+";

  private static final int DIGITS = 19;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Object> sources = new HashMap<>();
  private final Map<String, String> newInLogs = new HashMap<>();

  /** What was told last, so that what cannot have changed is not written out again. */
  private final Map<String, String> lastTexts;

  private final Map<String, Object> lastSources;
  private final Set<String> knownLogs;

  Facts(Map<String, String> lastTexts, Map<String, Object> lastSources, Set<String> knownLogs) {
    this.lastTexts = lastTexts;
    this.lastSources = lastSources;
    this.knownLogs = knownLogs;
  }

  /** One thing that is so; a fact that is not told any more is forgotten. */
  public void fact(String kind, String key, Object value) {
    texts.put(kind + "/" + key, Json.write(value));
  }

  /** The same for things with numbers; they are recalled in the order of their numbers. */
  public void fact(String kind, long number, Object value) {
    fact(kind, padded(number), value);
  }

  /**
   * A fact about an object that never changes: as long as it is the same object, the value is not
   * asked for again.
   */
  public void fixed(String kind, long number, Object unchanging, Supplier<Object> value) {
    String key = kind + "/" + padded(number);
    boolean same = lastSources.get(key) == unchanging;
    texts.put(key, same ? lastTexts.get(key) : Json.write(value.get()));
    sources.put(key, unchanging);
  }

  /** A list that only ever grows. */
  public void log(String kind, List<?> items) {
    for (int i = items.size() - 1; i >= 0; i--) {
      String key = LOG + kind + "/" + padded(i);
      if (knownLogs.contains(key)) {
        return;
      }
      newInLogs.put(key, Json.write(items.get(i)));
    }
  }

  Map<String, String> texts() {
    return texts;
  }

  Map<String, Object> sources() {
    return sources;
  }

  Map<String, String> newInLogs() {
    return newInLogs;
  }

  private static String padded(long number) {
    String digits = Long.toString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
