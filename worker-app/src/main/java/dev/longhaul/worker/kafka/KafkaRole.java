package dev.longhaul.worker.kafka;

import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.DnsRequestSettings;
import dev.longhaul.worker.dns.RequestDocument;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads requests and tells states until it is closed; any number of processes may do so. */
public final class KafkaRole implements AutoCloseable {
  /** For both threads together; workers close after this and need most of the process's grace. */
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private static final Duration LAST_SENDS = Duration.ofSeconds(2);

  private final KafkaProducer<byte[], byte[]> producer;
  private final RequestConsumer requests;
  private final EventPublisher events;
  private final KafkaStanding asReader;
  private final KafkaStanding asTeller;
  private final Thread reading;
  private final Thread telling;

  private KafkaRole(KafkaSettings settings, DnsRequestSettings dns, DnsDesk desk) {
    asReader = new KafkaStanding(settings.brokers());
    asTeller = new KafkaStanding(settings.brokers());
    producer = new KafkaProducer<>(producing(settings));
    requests =
        new RequestConsumer(
            new KafkaConsumer<>(consuming(settings)),
            settings.requests(),
            new RequestIntake(desk, new RequestDocument(dns)),
            new DeadLetters(producer, settings.invalid()),
            asReader);
    events = new EventPublisher(desk.ledger(), producer, settings.events(), asTeller);
    reading = new Thread(requests, "kafka-requests");
    telling = new Thread(events, "kafka-events");
  }

  /** Starts at once; a Kafka that is away is waited for. */
  public static KafkaRole start(KafkaSettings settings, DnsRequestSettings dns, DnsDesk desk) {
    KafkaRole role = new KafkaRole(settings, dns, desk);
    role.reading.start();
    role.telling.start();
    return role;
  }

  /**
   * Returns when this process can read requests. A Kafka that is only away is waited for and does
   * not count.
   *
   * @throws IllegalStateException with one sentence, when Kafka refuses this process
   */
  public void check() {
    asReader.check();
    asTeller.check();
    if (!reading.isAlive() || !telling.isAlive()) {
      throw new IllegalStateException("Kafka is not served any more; start this process again");
    }
  }

  /** How often Kafka has refused what this process reads with. */
  int refusals() {
    return asReader.refusals();
  }

  private static Properties producing(KafkaSettings settings) {
    Properties properties = settings.client("events");
    properties.put("acks", "all");
    properties.put("enable.idempotence", "true");
    properties.put("delivery.timeout.ms", "30000");
    properties.put("request.timeout.ms", "10000");
    properties.put("max.block.ms", "10000");
    properties.put("key.serializer", ByteArraySerializer.class.getName());
    properties.put("value.serializer", ByteArraySerializer.class.getName());
    return properties;
  }

  private static Properties consuming(KafkaSettings settings) {
    Properties properties = settings.client("requests");
    properties.put("group.id", settings.group());
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("max.poll.records", "100");
    properties.put("key.deserializer", ByteArrayDeserializer.class.getName());
    properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
    return properties;
  }

  /**
   * Ends within seconds, also while Kafka is away. What was not sent by then is sent by the next
   * process: a state counts as told, and an offset is committed, only after Kafka has the message.
   */
  @Override
  public void close() throws InterruptedException {
    requests.stop();
    events.stop();
    long end = System.nanoTime() + GOODBYE.toNanos();
    for (Thread thread : List.of(reading, telling)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      thread.join(Math.max(1, left)); // 0 would wait for ever
    }
    producer.close(LAST_SENDS);
  }
}
