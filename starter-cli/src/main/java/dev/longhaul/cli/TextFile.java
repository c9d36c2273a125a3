package dev.longhaul.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody has named. */
final class TextFile {
  private TextFile() {}

  /**
   * Its text.
   *
   * @throws Complaint that says why there is none
   */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Complaint(ExitCode.BAD_INPUT, file + " is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  static Complaint unreadable(Path file) {
    return new Complaint(
        ExitCode.BAD_INPUT,
        Files.isDirectory(file)
            ? file + " is a folder; name a file in it"
            : file + " cannot be read; check its name");
  }
}
