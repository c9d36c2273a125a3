package dev.longhaul.emulators.kafka;

import dev.longhaul.emulators.net.FreePorts;
import dev.longhaul.emulators.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Kafka itself, broker and controller in one process, on loopback, with its log in a directory: it
 * can be killed and goes on where it was. Its classes must be on the class path.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String CLUSTER = "bG9uZ2hhdWwtYm94LWthZg";

  private final Path directory;
  private final int port;
  private Optional<Process> process = Optional.empty();

  private KafkaBroker(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Starts a broker with its files in {@code directory} and waits until it listens. */
  public static KafkaBroker start(Path directory) {
    return start(directory, FreePorts.one(), FreePorts.one());
  }

  /** The same on ports of one's own; a directory with data goes on. */
  public static KafkaBroker start(Path directory, int port, int controllerPort) {
    return start(directory, port, controllerPort, BrokerSecurity.none());
  }

  /** A broker that lets in only who it is told to. */
  public static KafkaBroker start(Path directory, BrokerSecurity security) {
    return start(directory, FreePorts.one(), FreePorts.one(), security);
  }

  private static KafkaBroker start(
      Path directory, int port, int controllerPort, BrokerSecurity security) {
    KafkaBroker broker = new KafkaBroker(directory, port);
    try {
      Path settings = directory.resolve("kafka.properties");
      Files.createDirectories(directory);
      Files.write(settings, settings(directory, port, controllerPort, security));
      if (!Files.exists(directory.resolve("log").resolve("meta.properties"))) {
        broker.format(settings, security);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka's directory cannot be prepared", e);
    }
    broker.run();
    return broker;
  }

  private static List<String> settings(
      Path directory, int port, int controllerPort, BrokerSecurity security) {
    String listener = security.protocol() + "://127.0.0.1:" + port;
    List<String> settings = new ArrayList<>(security.settings());
    settings.addAll(
        List.of(
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
            "listeners=" + listener + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners=" + listener,
            "controller.listener.names=CONTROLLER",
            "log.dirs=" + directory.resolve("log"),
            "num.partitions=3",
            "auto.create.topics.enable=true",
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=3",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "group.initial.rebalance.delay.ms=0"));
    return settings;
  }

  /** Knows the process of the broker whose files are in {@code directory}. */
  public static PidFile pidFile(Path directory) {
    return new PidFile(directory.resolve("kafka.pid"), "java");
  }

  /** Starts the process (again) on the same ports and files. */
  public void run() {
    Process started = java("kafka.Kafka", directory.resolve("kafka.properties").toString());
    process = Optional.of(started);
    pidFile(directory).write(started.pid());
    awaitListening();
  }

  private void format(Path settings, BrokerSecurity security) {
    List<String> arguments =
        new ArrayList<>(List.of("format", "-t", CLUSTER, "-c", settings.toString()));
    arguments.addAll(security.formatting());
    Process format = java("kafka.tools.StorageTool", arguments.toArray(String[]::new));
    try {
      if (!format.waitFor(START.toSeconds(), TimeUnit.SECONDS) || format.exitValue() != 0) {
        throw new IllegalStateException("Kafka's storage is not formatted, see " + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka's storage was formatted", e);
    }
  }

  private Process java(String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(Arrays.asList(arguments));
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka cannot be started", e);
    }
  }

  private void awaitListening() {
    Instant end = Instant.now().plus(START);
    while (!listens()) {
      if (process.filter(Process::isAlive).isEmpty() || Instant.now().isAfter(end)) {
        close();
        throw new IllegalStateException("Kafka did not start; its log is " + log());
      }
      pause();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      // a connection to a free port of this machine can be one to itself
      return socket.getLocalPort() != port;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka started", e);
    }
  }

  /** {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** SIGKILL. */
  public void kill() {
    process.ifPresent(Process::destroyForcibly);
    awaitEnd();
  }

  /** SIGSTOP: its connections stay and no answer comes, until it is killed. */
  public void stall() {
    process.ifPresent(KafkaBroker::stall);
  }

  private static void stall(Process running) {
    try {
      new ProcessBuilder("kill", "-STOP", Long.toString(running.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka cannot be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path log() {
    return directory.resolve("kafka.log");
  }

  @Override
  public void close() {
    process.ifPresent(Process::destroy);
    awaitEnd();
  }

  private void awaitEnd() {
    process.ifPresent(KafkaBroker::awaitEnd);
  }

  private static void awaitEnd(Process ending) {
    try {
      if (!ending.waitFor(15, TimeUnit.SECONDS)) {
        ending.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ending.destroyForcibly();
    }
  }
}
