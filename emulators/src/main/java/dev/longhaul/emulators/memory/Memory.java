package dev.longhaul.emulators.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The memory of a world. Its parts recall what they knew when they are made, say how to tell what
 * they know, and call {@link #save} after every change and outside their own monitors.
 */
public final class Memory implements AutoCloseable {
  private final List<Part> parts = new ArrayList<>();
  private final TreeMap<String, String> recalled = new TreeMap<>();
  private final Set<String> logs = new HashSet<>();
  private Map<String, String> facts = new HashMap<>();
  private Map<String, Object> sources = Map.of();
  private final Ports ports;
  private final Optional<FileChannel> lock;
  private final Optional<Journal> journal;
  private boolean awake;

  private record Part(Object monitor, Consumer<Facts> teller) {}

  private Memory() {
    this.lock = Optional.empty();
    this.journal = Optional.empty();
    this.ports = Ports.any();
  }

  private Memory(Path directory) throws IOException {
    this.lock = Optional.of(lock(Files.createDirectories(directory)));
    Journal opened = Journal.open(directory);
    recalled.putAll(opened.facts());
    facts.putAll(recalled);
    logs.addAll(recalled.keySet());
    logs.removeIf(key -> !key.startsWith(Facts.LOG));
    facts.keySet().removeAll(logs);
    this.journal = Optional.of(opened);
    this.ports = new Ports(recall("port", Integer.class));
    remember(ports, ports::tell);
  }

  /** Keeps nothing and costs nothing. */
  public static Memory none() {
    return new Memory();
  }

  /**
   * Keeps everything in a directory, which is made when it is missing and belongs to one process at
   * a time.
   */
  public static Memory in(Path directory) {
    try {
      return new Memory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the state of the world in " + directory, e);
    }
  }

  /** The ports listened on before. */
  public Ports ports() {
    return ports;
  }

  /** The facts of this kind before the restart by key, in the order of the keys. */
  public <T> Map<String, T> recall(String kind, Class<T> type) {
    Map<String, T> found = new LinkedHashMap<>();
    below(kind)
        .forEach((key, text) -> found.put(key.substring(kind.length() + 1), Json.read(text, type)));
    return found;
  }

  /** One fact of before the restart. */
  public <T> Optional<T> recall(String kind, String key, Class<T> type) {
    return Optional.ofNullable(recalled.get(kind + "/" + key)).map(text -> Json.read(text, type));
  }

  /** A growing list as it was before the restart. */
  public <T> List<T> recallLog(String kind, Class<T> type) {
    return below(Facts.LOG + kind).values().stream().map(text -> Json.read(text, type)).toList();
  }

  private Map<String, String> below(String kind) {
    return recalled.subMap(kind + "/", kind + (char) ('/' + 1));
  }

  /**
   * Registers a part. All parts are told about as of one moment: a later part's monitor is taken
   * before an earlier one's, so inside its monitor a part may use the parts before it.
   */
  public synchronized void remember(Object monitor, Consumer<Facts> teller) {
    parts.add(new Part(monitor, teller));
  }

  /** All parts are there: from now on what they say is written down. */
  public synchronized void wakeUp() {
    awake = true;
    recalled.clear();
    save();
  }

  /** Writes down what has changed; when this returns, it survives the end of the process. */
  public void save() {
    journal.ifPresent(this::save);
  }

  private synchronized void save(Journal to) {
    if (!awake) {
      return;
    }
    Facts now = new Facts(facts, sources, logs);
    tell(parts.size() - 1, now);
    Map<String, String> changes = changes(now);
    if (!changes.isEmpty()) {
      write(to, changes);
      logs.addAll(now.newInLogs().keySet());
    }
    facts = now.texts();
    sources = now.sources();
  }

  private Map<String, String> changes(Facts now) {
    Map<String, String> changes = new TreeMap<>(now.newInLogs());
    facts.keySet().stream()
        .filter(key -> !now.texts().containsKey(key))
        .forEach(key -> changes.put(key, Journal.GONE));
    now.texts()
        .forEach(
            (key, text) -> {
              if (!text.equals(facts.get(key))) {
                changes.put(key, text);
              }
            });
    return changes;
  }

  private void tell(int part, Facts now) {
    if (part < 0) {
      return;
    }
    synchronized (parts.get(part).monitor()) {
      tell(part - 1, now);
      parts.get(part).teller().accept(now);
    }
  }

  private static void write(Journal journal, Map<String, String> changes) {
    try {
      journal.append(changes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the state of the world", e);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("world.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new IllegalStateException(
            "another process keeps a world in "
                + directory
                + "; stop it, or name another directory");
      }
    } catch (OverlappingFileLockException e) {
      // An abandoned world of this very process; it writes to a file that is replaced now.
    }
    return channel;
  }

  @Override
  public synchronized void close() {
    save();
    awake = false;
    try {
      if (journal.isPresent()) {
        journal.get().close();
      }
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
