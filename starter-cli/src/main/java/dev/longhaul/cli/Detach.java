package dev.longhaul.cli;

import dev.longhaul.cli.service.UnderWay;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is said after Ctrl-C: an operation that was watched does not stop, and a request that was
 * under way may have arrived.
 */
final class Detach implements UnderWay {
  private final AtomicReference<String> farewell = new AtomicReference<>();

  /** While an operation is watched. */
  void watching(String watchCommand) {
    farewell.set("no longer watching; the operation goes on. Look again with: " + watchCommand);
  }

  @Override
  public void begins() {
    farewell.set("stopped before the answer came; repeating the command is safe");
  }

  @Override
  public void ends() {
    done();
  }

  void done() {
    farewell.set(null);
  }

  /** Runs in the JVM's shutdown; nothing is said when nothing was under way. */
  void sayTo(PrintStream err) {
    String sentence = farewell.getAndSet(null);
    if (sentence != null) {
      err.println();
      err.println("longhaul: " + sentence);
      err.flush();
    }
  }
}
