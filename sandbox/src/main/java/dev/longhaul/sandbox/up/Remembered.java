package dev.longhaul.sandbox.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.function.Supplier;

/** What a standing box must find again: ports, keys and the admin's token, in one private file. */
final class Remembered {
  private final Path file;
  private final Properties values = new Properties();

  private Remembered(Path file) {
    this.file = file;
  }

  static Remembered in(Path directory) {
    Remembered remembered = new Remembered(directory.resolve("box.properties"));
    if (Files.exists(remembered.file)) {
      try (var reader = Files.newBufferedReader(remembered.file)) {
        remembered.values.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(remembered.file + " cannot be read", e);
      }
    }
    return remembered;
  }

  /** The value of an earlier start, or a new one that is remembered from now on. */
  synchronized String get(String name, Supplier<String> first) {
    String value = values.getProperty(name);
    if (value == null) {
      value = first.get();
      values.setProperty(name, value);
      store();
    }
    return value;
  }

  int port(String name, Supplier<Integer> first) {
    return Integer.parseInt(get(name, () -> first.get().toString()));
  }

  /** Written aside and renamed, readable by its owner alone. */
  private void store() {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(aside);
      Files.createFile(
          aside,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (Writer writer = Files.newBufferedWriter(aside)) {
        values.store(writer, "a standing Longhaul box; delete the directory to begin anew");
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
