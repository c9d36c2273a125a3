package dev.longhaul.sandbox.chaos;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The classes of a worker as it leaves them when it stops, for those that start later: what a case
 * costs is mostly processes that begin cold. Without one they start as usual.
 */
final class ClassArchive {
  private final Path file;
  private final AtomicBoolean claimed = new AtomicBoolean(!onlyJars());

  private ClassArchive(Path file) {
    this.file = file;
  }

  /** For this process and its workers, in a directory that must outlive them. */
  static ClassArchive in(Path directory) {
    return new ClassArchive(directory.resolve("worker.jsa"));
  }

  /** Java archives no classes from folders, which is where a build has them. */
  private static boolean onlyJars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .allMatch(entry -> entry.endsWith(".jar"));
  }

  /** Whether the caller is to record one, which the first of all is. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** What Java is told to leave one behind. */
  List<String> recording() {
    return List.of("-XX:ArchiveClassesAtExit=" + file);
  }

  /** What Java is told to use it; nothing while there is none. */
  List<String> using() {
    return Files.isReadable(file) ? List.of("-XX:SharedArchiveFile=" + file) : List.of();
  }
}
