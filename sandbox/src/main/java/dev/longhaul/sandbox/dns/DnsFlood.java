package dev.longhaul.sandbox.dns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.durable.Json;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.kafka.KafkaBroker;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.TemporalBinary;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.WorkerMain;
import dev.longhaul.worker.config.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An API and a Kafka role beside the workers of a box, and somebody who hands in requests. */
public final class DnsFlood implements AutoCloseable {
  private final Path directory = Directories.temporary("longhaul-flood");

  /** How to end what runs, the last one first. */
  private final Deque<Runnable> running = new ArrayDeque<>();

  private final List<Process> workers = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final KafkaBroker broker;
  private final WorkerApp app;
  private final Box box;
  private final Ledger ledger;
  private final KafkaProducer<String, String> producer;

  private DnsFlood(Function<Path, KafkaBroker> kafka) {
    try {
      box = kept(Box.start(directory, TemporalBinary.find(System.getenv())), Box::close);
      broker = kept(kafka.apply(directory.resolve("kafka")), KafkaBroker::close);
      app = kept(intake(), WorkerApp::close);
      ledger = kept(Ledger.open(WorkerSettings.read(box.settings()).ledger()), Ledger::close);
      producer = kept(producer(), KafkaProducer::close);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  public static DnsFlood open() {
    return open(KafkaBroker::start);
  }

  /** The same with a broker of one's own; what does not start leaves nothing running. */
  static DnsFlood open(Function<Path, KafkaBroker> kafka) {
    return new DnsFlood(kafka);
  }

  private <T> T kept(T part, Consumer<T> end) {
    running.push(() -> end.accept(part));
    return part;
  }

  private WorkerApp intake() {
    Map<String, String> settings = new LinkedHashMap<>(box.settings());
    settings.put("KAFKA_BROKER_URL", broker.address());
    return WorkerApp.start(WorkerSettings.read(settings), Set.of(Role.API, Role.KAFKA));
  }

  private KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.address(), "acks", "all"),
        new StringSerializer(),
        new StringSerializer());
  }

  public World world() {
    return box.world();
  }

  /** The settings of its workers, with addresses that can be read here. */
  public WorkerSettings settings() {
    return WorkerSettings.read(box.readableSettings());
  }

  public Ledger ledger() {
    return ledger;
  }

  /** SIGKILL to all workers there are, then two new ones. */
  public void renewWorkers() {
    killWorkers();
    for (int i = 0; i < 2; i++) {
      workers.add(worker());
    }
  }

  private void killWorkers() {
    for (Process worker : workers) {
      try {
        worker.destroyForcibly().waitFor();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    workers.clear();
  }

  private Process worker() {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("workers.log").toFile()));
    builder.environment().clear();
    builder.environment().putAll(box.settings());
    builder.environment().put("LONGHAUL_ROLES", "worker");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands one in over HTTP and returns its id. */
  public String overHttp(String key, String name) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + app.apiPort() + "/api/v1/dns/create"))
            .header("Authorization", "Bearer " + box.adminToken())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(document(name)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return Json.mapper().readTree(answer.body()).path("request_id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hands one in over Kafka and returns its id. */
  public String overKafka(String key, String name) {
    String id = "flood-" + key;
    try {
      producer.send(new ProducerRecord<>("dns-requests", id, document(name))).get();
      return id;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String document(String name) {
    return """
        {"context": {"account_id": "flood"},
         "resource": {"record_type": "A", "domain": "%s", "target": "192.0.2.1"}}
        """
        .formatted(name);
  }

  /** The states that were told, by request. */
  public Map<String, List<String>> told(Function<JsonNode, String> text) throws IOException {
    Map<String, List<String>> told = new LinkedHashMap<>();
    for (ConsumerRecord<String, String> event : events()) {
      JsonNode state = Json.mapper().readTree(event.value()).path("status");
      told.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(text.apply(state));
    }
    return told;
  }

  private List<ConsumerRecord<String, String>> events() {
    try (KafkaConsumer<String, String> reader =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker.address()),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (PartitionInfo info : reader.partitionsFor("dns-request-events")) {
        partitions.add(new TopicPartition(info.topic(), info.partition()));
      }
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      List<ConsumerRecord<String, String>> events = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
        reader.poll(Duration.ofMillis(200)).forEach(events::add);
      }
      return events;
    }
  }

  @Override
  public void close() {
    killWorkers();
    try {
      endAll();
    } finally {
      Directories.delete(directory);
    }
  }

  /** Every part, also when one does not end well. */
  private void endAll() {
    if (!running.isEmpty()) {
      try {
        running.pop().run();
      } finally {
        endAll();
      }
    }
  }
}
