package dev.longhaul.sandbox.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last thing that a process has said. */
final class LastLine {
  private static final int MOST = 300;

  private LastLine() {}

  /** At most 300 characters; a word about it when there is none. */
  static String of(Path log) {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
      String line = text.substring(text.lastIndexOf('\n') + 1);
      return line.isEmpty() ? "nothing" : line.substring(0, Math.min(MOST, line.length()));
    } catch (IOException e) {
      return "nothing, it cannot be read";
    }
  }
}
