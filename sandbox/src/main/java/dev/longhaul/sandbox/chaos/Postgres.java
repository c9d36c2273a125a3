package dev.longhaul.sandbox.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The box's PostgreSQL as its operating system sees it. */
record Postgres(Path data) {

  /**
   * SIGKILL to one of its processes: PostgreSQL ends all others at once, connections and locks with
   * them, and recovers from its log.
   */
  void crash() {
    ProcessHandle victim =
        ProcessHandle.of(postmaster())
            .flatMap(postmaster -> postmaster.children().findFirst())
            .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
    Signals.send("KILL", victim.pid());
  }

  private long postmaster() {
    try {
      return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
