package dev.longhaul.sandbox.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory that only its owner may look into. */
final class PrivateDirectory {
  private PrivateDirectory() {}

  /** Makes it with all above it; one that is there becomes private. */
  static Path make(Path directory) {
    try {
      Files.createDirectories(directory);
      return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be made", e);
    }
  }
}
