package dev.longhaul.sandbox.bench;

import dev.longhaul.sandbox.Box;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The registrar's calls by kind, since a moment. */
final class Calls {
  private final Box box;
  private Map<String, Integer> before = Map.of();

  Calls(Box box) {
    this.box = box;
  }

  void begin() {
    before = now();
  }

  /** Those since the beginning, by kind. */
  Map<String, Integer> since() {
    Map<String, Integer> more = new TreeMap<>(now());
    before.forEach((call, times) -> more.merge(call, -times, Integer::sum));
    more.values().removeIf(times -> times == 0);
    return more;
  }

  private Map<String, Integer> now() {
    return box.world().inwx().switchboard().counts();
  }

  /** A row for each kind: how many of them one of {@code count} has cost. */
  void each(Table table, String title, int count) {
    since()
        .forEach(
            (call, times) ->
                table.row(
                    call + title, String.format(Locale.ROOT, "%.2f", times / (double) count)));
  }

  /** A row for each kind: how many there would be in an hour. */
  void hourly(Table table, String title, Duration time) {
    since()
        .forEach(
            (call, times) ->
                table.row(
                    call + title,
                    "%,d".formatted(times * Duration.ofHours(1).toSeconds() / time.toSeconds())));
  }
}
