package dev.longhaul.activities.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.emulators.faults.Switchboard;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * One vendor's part of docs/fault-matrix.md: every activity meets every trouble at one of its
 * calls, tells Temporal to try again, and has its effect exactly once when it is called again.
 */
public final class FaultMatrix {
  private static final int MOST_TRIES = 8;
  private final Map<String, Map<Trouble, String>> rows = new TreeMap<>();
  private final String vendor;

  public FaultMatrix(String vendor) {
    this.vendor = vendor;
  }

  /**
   * One activity.
   *
   * @param call what the trouble happens to, in the vendor's words
   * @param act calls the activity once
   * @param effects how often its effect has happened; always 0 for one that only looks
   * @param expected how often it should have happened in the end
   */
  public record Row(
      String activity, String call, Runnable act, IntSupplier effects, int expected) {}

  /** Makes the row meet the trouble and remembers what came of it. */
  public void meet(Row row, Trouble trouble, Switchboard switchboard, Runnable passTime) {
    switchboard.next(row.call(), 1, trouble.fault());
    Failed failed = Failed.by(row.act()::run);
    assertThat(failed.retryable()).as(failed.message()).isTrue();
    assertThat(failed.type())
        .isIn(VendorFailures.UNAVAILABLE, ActingProblem.OUTCOME_UNKNOWN.name());
    assertThat(failed.message()).isNotBlank();
    if (trouble == Trouble.LIMITED && !vendor.equals("mail")) {
      assertThat(failed.nextTry()).isEqualTo(Duration.ofSeconds(7));
    }
    await("what was sent has passed").until(() -> switchboard.inFlight() == 0);
    tryUntilDone(row.act(), passTime);
    row.act().run();
    assertThat(row.effects().getAsInt()).as("effects").isEqualTo(row.expected());
    rows.computeIfAbsent(
            "`%s` | `%s`".formatted(row.activity(), row.call()), any -> new TreeMap<>())
        .put(trouble, words(failed));
  }

  /** The row, set up in spite of a machine that is too busy for a short time-out. */
  public static Row prepared(Supplier<Row> set) {
    List<Row> row = new ArrayList<>(1);
    tryUntilDone(() -> row.add(set.get()), () -> {});
    return row.get(0);
  }

  private static void tryUntilDone(Runnable act, Runnable passTime) {
    for (int tries = 1; ; tries++) {
      try {
        act.run();
        return;
      } catch (TemporalFailure e) {
        Throwable failure = e instanceof ApplicationFailure ? e : e.getCause();
        boolean again = failure instanceof ApplicationFailure a && !a.isNonRetryable();
        if (!again || tries == MOST_TRIES) {
          throw e;
        }
        passTime.run();
      }
    }
  }

  private static String words(Failed failed) {
    if (failed.type().equals(ActingProblem.OUTCOME_UNKNOWN.name())) {
      return "settles, looks";
    }
    return failed.nextTry() == null ? "again" : "again in " + failed.nextTry().toSeconds() + " s";
  }

  /** Compares with the committed page, or writes it when {@code longhaul.record} is set. */
  public void publish() throws IOException {
    Path page = Path.of(System.getProperty("longhaul.root"), "docs", "fault-matrix.md");
    String before = Files.readString(page, StandardCharsets.UTF_8);
    String begin = "<!-- " + vendor + " -->\n";
    String end = "<!-- end of " + vendor + " -->";
    int from = before.indexOf(begin) + begin.length();
    String after = before.substring(0, from) + table() + before.substring(before.indexOf(end));
    if (Boolean.getBoolean("longhaul.record")) {
      Files.writeString(page, after, StandardCharsets.UTF_8);
    } else {
      assertThat(before).as("record it again with -Dlonghaul.record=true").isEqualTo(after);
    }
  }

  private String table() {
    StringBuilder table = new StringBuilder("| activity | call ");
    for (Trouble trouble : Trouble.values()) {
      table.append("| ").append(trouble.title()).append(' ');
    }
    table.append("|\n|").append("---|".repeat(Trouble.values().length + 2)).append('\n');
    rows.forEach(
        (row, cells) -> {
          table.append("| ").append(row);
          for (Trouble trouble : Trouble.values()) {
            table.append(" | ").append(cells.getOrDefault(trouble, "-"));
          }
          table.append(" |\n");
        });
    return table.toString();
  }
}
