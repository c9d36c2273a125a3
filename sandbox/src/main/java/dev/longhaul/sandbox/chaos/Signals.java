package dev.longhaul.sandbox.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes by their id. */
final class Signals {
  private Signals() {}

  /** Sends the signal and fails when there is no such process. */
  static void send(String signal, long pid) {
    try {
      int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + signal + " " + pid + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("there is no kill command", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending a signal", e);
    }
  }
}
