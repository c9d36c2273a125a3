package dev.longhaul.sandbox.up;

import dev.longhaul.sandbox.Directories;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a box lives whose Temporal is in memory. Its ledger must not outlive its operations, so
 * nothing of it is kept: neither after its end nor after a kill.
 */
record Forgetful(Path directory) {

  Path make() {
    return PrivateDirectory.make(directory);
  }

  boolean inUse() {
    return Files.exists(directory);
  }

  /** Ends what a killed box left behind here, and removes all of it. */
  void clear() {
    if (inUse()) {
      StandingBox.endLeftovers(directory);
      Directories.delete(directory);
    }
  }

  /** What the screen says of the time after the end, as the rest of a sentence. */
  String next() {
    return inUse() ? "then all of it is forgotten." : "the next 'up' goes on where it was.";
  }

  /** The same as a sentence. */
  String kept(Path data) {
    return inUse() ? "It ran in memory, nothing is kept." : "Its data stays in " + data + ".";
  }
}
