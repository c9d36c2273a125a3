package dev.longhaul.emulators.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the parts of a world say about themselves at one moment. */
public final class Facts {
  /** What the keys of growing lists begin with. */
  static final String LOG = "+";

  private final Map<String, String> knownLogs;
  private final Map<String, String> told = new TreeMap<>();
  private final Map<String, String> newInLogs = new TreeMap<>();

  Facts(Map<String, String> knownLogs) {
    this.knownLogs = knownLogs;
  }

  /** One thing that is so; a fact that is not told any more is forgotten. */
  public void fact(String kind, String key, Object value) {
    told.put(kind + "/" + key, Json.write(value));
  }

  /** The same for things with numbers; they are recalled in the order of their numbers. */
  public void fact(String kind, long number, Object value) {
    fact(kind, padded(number), value);
  }

  /** A list that only ever grows. */
  public void log(String kind, List<?> items) {
    for (int i = items.size() - 1; i >= 0; i--) {
      String key = LOG + kind + "/" + padded(i);
      if (knownLogs.containsKey(key)) {
        return;
      }
      newInLogs.put(key, Json.write(items.get(i)));
    }
  }

  Map<String, String> told() {
    return told;
  }

  Map<String, String> newInLogs() {
    return newInLogs;
  }

  private static String padded(long number) {
    return "%019d".formatted(number);
  }
}
