package dev.longhaul.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;

/** What is said when somebody stops watching with Ctrl-C: the operation does not stop. */
final class Detach {
  private final AtomicReference<String> farewell = new AtomicReference<>();

  /** While an operation is watched. */
  void watching(String watchCommand) {
    farewell.set("no longer watching; the operation goes on. Look again with: " + watchCommand);
  }

  void done() {
    farewell.set(null);
  }

  /** Runs in the JVM's shutdown; nothing is said when nothing was watched. */
  void sayTo(PrintStream err) {
    String sentence = farewell.getAndSet(null);
    if (sentence != null) {
      err.println();
      err.println("longhaul: " + sentence);
      err.flush();
    }
  }
}
