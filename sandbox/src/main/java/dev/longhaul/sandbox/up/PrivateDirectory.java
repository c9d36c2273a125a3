package dev.longhaul.sandbox.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory that only its owner may look into. */
final class PrivateDirectory {
  /** One of these is in every directory of ours. */
  private static final List<String> OURS = List.of("up.pid", "box.properties");

  private PrivateDirectory() {}

  /**
   * Makes it with all above it. One that is there becomes private, unless it holds things of
   * somebody else.
   *
   * @throws Unusable with a sentence
   */
  static Path make(Path directory) {
    try {
      Files.createDirectories(directory);
      if (isForeign(directory)) {
        throw new Unusable(directory + " holds other things", null);
      }
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      Files.delete(Files.createTempFile(directory, "up", ".probe"));
      return directory;
    } catch (IOException e) {
      throw new Unusable(directory + " cannot be written", e);
    }
  }

  private static boolean isForeign(Path directory) throws IOException {
    try (Stream<Path> inside = Files.list(directory)) {
      boolean ours = OURS.stream().map(directory::resolve).anyMatch(Files::exists);
      return !ours && inside.findAny().isPresent();
    }
  }

  /** A place that cannot be used for data. */
  static final class Unusable extends RuntimeException {
    Unusable(String message, @Nullable Throwable cause) {
      super(message + "; name a folder of your own with --data, one that is empty or new", cause);
    }
  }
}
