package dev.longhaul.emulators.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with one line per change of the world: a JSON object of the facts that became different,
 * null for those that are gone. A line counts when it is complete, so a change is there as a whole
 * or not at all. What the lines amount to is written anew, aside and then renamed, at every start
 * and whenever the file has grown long.
 */
final class Journal implements AutoCloseable {
  /** What stands in place of a fact that is gone. */
  static final String GONE = "null";

  static final String FILE = "world.journal";
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final long SHORT_ENOUGH = 16L << 20;
  private static final int MOST_GROWTH = 4;
  private final Path path;
  private final TreeMap<String, String> facts = new TreeMap<>();
  // Not a FileChannel: that would be closed for everybody when one thread is interrupted.
  private RandomAccessFile file;
  private long end;
  private long tooLong;

  private Journal(Path path) throws IOException {
    this.path = path;
    if (Files.exists(path)) {
      read();
    }
    this.file = write();
    settle();
  }

  static Journal open(Path directory) throws IOException {
    return new Journal(directory.resolve(FILE));
  }

  /** What all lines together say. */
  Map<String, String> facts() {
    return facts;
  }

  /** Adds one change; it is on the disk when this returns. */
  void append(Map<String, String> changes) throws IOException {
    file.setLength(end); // An earlier attempt may have left half a line.
    file.seek(end);
    file.write(line(changes));
    file.getFD().sync();
    end = file.getFilePointer();
    changes.forEach(this::apply);
    if (end > tooLong) {
      rewrite();
    }
  }

  private void rewrite() throws IOException {
    RandomAccessFile next = write();
    close();
    file = next;
    settle();
  }

  /** All facts in a new file, in the place of the one before. */
  private RandomAccessFile write() throws IOException {
    Path aside = path.resolveSibling(FILE + ".new");
    RandomAccessFile next = new RandomAccessFile(aside.toFile(), "rw");
    readableByOwnerOnly(aside);
    next.setLength(0);
    next.write(line(facts));
    next.getFD().sync();
    Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return next;
  }

  private void settle() throws IOException {
    end = file.getFilePointer();
    tooLong = Math.max(SHORT_ENOUGH, end * MOST_GROWTH);
    syncDirectory();
  }

  /** The new name, too, survives a power cut; where directories cannot be opened, it may not. */
  private void syncDirectory() {
    try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent())) {
      directory.force(true);
    } catch (IOException e) {
      LOG.debug("cannot sync the directory of {}: {}", path, e.toString());
    }
  }

  private void read() throws IOException {
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    int complete = lines.length - 1;
    for (int i = 0; i < complete; i++) {
      try {
        read(lines[i]);
      } catch (JsonProcessingException e) {
        boolean last = i == complete - 1 && lines[complete].isEmpty();
        if (!last) {
          throw new IllegalStateException(damage(i + 1), e);
        }
        LOG.warn("the last line of {} is damaged and left out", path);
      }
    }
    if (!lines[complete].isEmpty()) {
      LOG.info("the last line of {} was not finished and is left out", path);
    }
  }

  private void read(String line) throws JsonProcessingException {
    JsonNode changes = Json.MAPPER.readTree(line);
    changes.properties().forEach(fact -> apply(fact.getKey(), fact.getValue().toString()));
  }

  private String damage(int line) {
    return "line %d of %s is damaged; bring back a copy of the file, or move it away to begin anew"
        .formatted(line, path);
  }

  private void apply(String key, String value) {
    if (value.equals(GONE)) {
      facts.remove(key);
    } else {
      facts.put(key, value);
    }
  }

  private static byte[] line(Map<String, String> changes) {
    StringBuilder line = new StringBuilder("{");
    changes.forEach(
        (key, value) -> {
          line.append(line.length() > 1 ? "," : "");
          line.append(Json.write(key)).append(':').append(value);
        });
    return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void readableByOwnerOnly(Path path) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
