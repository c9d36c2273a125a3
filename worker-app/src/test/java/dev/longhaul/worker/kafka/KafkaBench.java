package dev.longhaul.worker.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.activities.postgres.DnsRequests;
import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.LedgerDnsRequestActivities;
import dev.longhaul.activities.postgres.LedgerOperationActivities;
import dev.longhaul.activities.postgres.LedgerSettings;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsRequestActivities.StatusNote;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionReceipt;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.OperationSummary;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Progress;
import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.kafka.KafkaBroker;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.DnsRequestSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker, a ledger, and a Temporal that only counts what it starts. */
final class KafkaBench implements AutoCloseable {
  static final DnsRequestSettings DNS = new DnsRequestSettings("inwx-a", Duration.ofMinutes(15));
  static final Actor JO = new Actor("jo");

  private final KafkaBroker broker;
  private final EmbeddedPostgres postgres;
  private final Ledger ledger;
  private final CountingTemporal temporal = new CountingTemporal();
  private final DnsDesk desk;
  private final LedgerDnsRequestActivities requests;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicInteger counter = new AtomicInteger();

  private final Map<String, String> security;

  private KafkaBench(KafkaBroker broker, EmbeddedPostgres postgres, Map<String, String> security) {
    this.broker = broker;
    this.security = security;
    this.postgres = postgres;
    String jdbc = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    DatabaseUrl url =
        new DatabaseUrl(jdbc, Optional.of("postgres"), Optional.of(new Secret("postgres")));
    ledger = Ledger.open(new LedgerSettings(url, 10, 1, Duration.ofSeconds(30)));
    desk = new DnsDesk(temporal, new DnsRequests(ledger.jdbi(), Clock.systemUTC()), null, null);
    requests = new LedgerDnsRequestActivities(ledger.jdbi(), Clock.systemUTC());
    admin = Admin.create(client());
    producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  static KafkaBench start() {
    try {
      return new KafkaBench(
          KafkaBroker.start(Files.createTempDirectory("longhaul-kafka")),
          EmbeddedPostgres.start(),
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with a broker that has to be told who one is, as {@code security} does. */
  static KafkaBench start(KafkaBroker broker, Map<String, String> security) throws IOException {
    return new KafkaBench(broker, EmbeddedPostgres.start(), security);
  }

  private Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>(security);
    client.put("bootstrap.servers", broker.address());
    client.put("acks", "all");
    return client;
  }

  KafkaBroker broker() {
    return broker;
  }

  DnsDesk desk() {
    return desk;
  }

  void temporalAway(boolean away) {
    temporal.away = away;
    temporal.refused.set(0);
  }

  int refusedWhileAway() {
    return temporal.refused.get();
  }

  int started(String id) {
    return temporal.starts.getOrDefault(id, 0);
  }

  DnsOrder order(String id) {
    return temporal.orders.get(id);
  }

  void forget(String id) {
    temporal.running.remove(id);
  }

  /** Whether a process that tells states would get its turn now. */
  boolean mayTell() {
    return ledger
        .jdbi()
        .inTransaction(
            handle ->
                handle
                    .createQuery(
                        "select pg_try_advisory_xact_lock("
                            + "hashtext('dns_requests'), hashtext('tell'))")
                    .mapTo(Boolean.class)
                    .one());
  }

  DnsRequestRow request(String id) {
    return desk.ledger().one(id).orElseThrow();
  }

  /** A worker enters the request and takes it to this state. */
  void enter(String id, RequestStatus status) {
    OperationId operation = ChangeDnsWorkflow.id(id);
    new LedgerOperationActivities(ledger.jdbi(), null)
        .claim(
            new Claim(
                operation, "run", "k", operation.subject(), "t", JO, Instant.ofEpochSecond(1)));
    requests.accept(new Fence(operation, 1, 1), order(id), JO);
    note(id, status, 2);
  }

  void note(String id, RequestStatus status, long sequence) {
    requests.note(
        new Fence(ChangeDnsWorkflow.id(id), 1, sequence),
        new StatusNote(id, status, null, null, null, null, JO));
  }

  static byte[] document(String domain) {
    return """
        {"context": {"account_id": "a-1"},
         "resource": {"record_type": "A", "domain": "%s", "target": "192.0.2.1"}}
        """
        .formatted(domain)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Topics and a group that no other test has. */
  Topics topics() {
    Topics topics = new Topics("t" + counter.incrementAndGet());
    try {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topics.requests(), 3, (short) 1),
                  new NewTopic(topics.prefix + "-events", 1, (short) 1),
                  new NewTopic(topics.prefix + "-invalid", 1, (short) 1)))
          .all()
          .get();
      return topics;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  final class Topics {
    private final String prefix;

    private Topics(String prefix) {
      this.prefix = prefix;
    }

    KafkaSettings settings() {
      return new KafkaSettings(
          broker.address(), prefix, requests(), prefix + "-events", prefix + "-invalid", security);
    }

    KafkaSettings settings(Map<String, String> other) {
      return new KafkaSettings(
          broker.address(), prefix, requests(), prefix + "-events", prefix + "-invalid", other);
    }

    String requests() {
      return prefix + "-requests";
    }

    String id(String name) {
      return prefix + "-" + name;
    }

    void send(String key, byte[] value) {
      byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
      try {
        producer.send(new ProducerRecord<>(requests(), bytes, value)).get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Messages that are not committed yet. */
    long lag() throws Exception {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(prefix).partitionsToOffsetAndMetadata().get();
      long lag = 0;
      for (TopicPartition partition : partitions(requests(), 3)) {
        long end =
            admin
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
        OffsetAndMetadata offset = committed.get(partition);
        lag += end - (offset == null ? 0 : offset.offset());
      }
      return lag;
    }

    /** The whole topic comes again. */
    void rewind() throws Exception {
      admin
          .alterConsumerGroupOffsets(
              prefix,
              partitions(requests(), 3).stream()
                  .collect(Collectors.toMap(one -> one, one -> new OffsetAndMetadata(0))))
          .all()
          .get();
    }

    List<ConsumerRecord<byte[], byte[]>> invalid() {
      return all(prefix + "-invalid");
    }

    /** What was told about a request. */
    List<JsonNode> events(String id) {
      List<JsonNode> events = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : all(prefix + "-events")) {
        if (new String(record.key(), StandardCharsets.UTF_8).equals(id)) {
          try {
            events.add(Json.mapper().readTree(record.value()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
      return events;
    }

    private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
      try (KafkaConsumer<byte[], byte[]> reader =
          new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        TopicPartition partition = new TopicPartition(topic, 0);
        reader.assign(List.of(partition));
        reader.seekToBeginning(List.of(partition));
        long end = reader.endOffsets(List.of(partition)).get(partition);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (reader.position(partition) < end) {
          reader.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
      }
    }

    private Set<TopicPartition> partitions(String topic, int count) {
      return IntStream.range(0, count)
          .mapToObj(number -> new TopicPartition(topic, number))
          .collect(Collectors.toSet());
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    broker.close();
    ledger.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts by id; a running one with the same order is found. */
  private static final class CountingTemporal implements Operations {
    final Map<String, Integer> starts = new ConcurrentHashMap<>();
    final Map<String, DnsOrder> orders = new ConcurrentHashMap<>();
    final Set<String> running = ConcurrentHashMap.newKeySet();
    final AtomicInteger refused = new AtomicInteger();
    volatile boolean away;

    @Override
    public Started start(Start start) {
      if (away) {
        refused.incrementAndGet();
        throw new EngineUnavailable("Temporal cannot be reached; try again later", null);
      }
      DnsOrder order = (DnsOrder) start.order();
      boolean fresh = running.add(order.requestId());
      if (fresh) {
        starts.merge(order.requestId(), 1, Integer::sum);
        orders.put(order.requestId(), order);
      }
      return new Started(start.id(), UUID.randomUUID().toString(), !fresh);
    }

    @Override
    public Progress progress(OperationId id) {
      throw new OperationNotFound(id);
    }

    @Override
    public DecisionReceipt decide(OperationId id, Decision decision, String updateId) {
      throw new OperationNotFound(id);
    }

    @Override
    public void cancel(OperationId id, CancelRequest request) {
      throw new OperationNotFound(id);
    }

    @Override
    public List<OperationSummary> list(boolean openOnly, int limit) {
      return List.of();
    }
  }
}
