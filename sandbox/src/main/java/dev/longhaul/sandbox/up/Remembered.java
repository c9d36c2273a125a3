package dev.longhaul.sandbox.up;

import dev.longhaul.sandbox.PrivateFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        throw new UncheckedIOException(
            remembered.file + " cannot be read; move it away to begin anew", e);
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

  /** From now on this value. */
  synchronized void put(String name, String value) {
    values.setProperty(name, value);
    store();
  }

  /** The value of an earlier start. */
  synchronized Optional<String> find(String name) {
    return Optional.ofNullable(values.getProperty(name));
  }

  int port(String name, Supplier<Integer> first) {
    return Integer.parseInt(get(name, () -> first.get().toString()));
  }

  private void store() {
    StringWriter text = new StringWriter();
    try {
      values.store(text, "a standing Longhaul box; delete the directory to begin anew");
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be written", e);
    }
    PrivateFile.write(file, text.toString());
  }
}
