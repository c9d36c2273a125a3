package dev.longhaul.sandbox.up;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code up}, {@code down} and {@code status} can be told. */
@Command(
    name = "longhaul",
    description = {
      "up      starts emulated vendors, PostgreSQL, Temporal, Longhaul; data stay",
      "down    stops them; the next up goes on where they were",
      "status  says what runs and where"
    },
    mixinStandardHelpOptions = true)
final class UpOptions {
  enum Action {
    up,
    down,
    status
  }

  @Parameters(index = "0", paramLabel = "up|down|status")
  Action action;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {"Where the data is kept;", "by default ~/.local/share/longhaul."})
  @Nullable Path data;

  @Option(
      names = "--in-memory",
      description = "Use Temporal's in-memory server; then nothing survives.")
  boolean inMemory;

  @Option(
      names = "--encrypted",
      description =
          "Seal what Temporal keeps, as production does, and start the codec server, through which"
              + " operators read it. Stays so for this data.")
  boolean encrypted;

  @Option(
      names = "--kafka",
      description = "Also start a Kafka broker and read DNS requests from it.")
  boolean kafka;

  /** How to call this program again for the same data. */
  String again(Action other) {
    String where = data == null ? "" : " --data " + data.toAbsolutePath();
    return "'./longhaul " + other + where + "'";
  }

  /**
   * Where the data is.
   *
   * @throws IllegalArgumentException with a sentence when that is nowhere
   */
  Path directory() {
    if (data != null) {
      if (data.toString().isBlank()) {
        throw new IllegalArgumentException("--data is empty; name a folder");
      }
      return data.toAbsolutePath();
    }
    String share = System.getenv("XDG_DATA_HOME");
    Path base =
        share == null || share.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(share);
    return base.resolve("longhaul");
  }
}
