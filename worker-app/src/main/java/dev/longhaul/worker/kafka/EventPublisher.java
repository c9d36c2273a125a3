package dev.longhaul.worker.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.activities.postgres.DnsRequests;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every state of every request at least once, in order per request (ADR 0032). */
final class EventPublisher implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);
  private static final int MOST = 200;
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration AWAY = Duration.ofSeconds(2);
  private static final Duration REFUSED = Duration.ofSeconds(5);
  private static final long PATIENCE_SECONDS = 30;

  private final DnsRequests requests;
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final KafkaStanding standing;
  private final CountDownLatch closing = new CountDownLatch(1);

  EventPublisher(
      DnsRequests requests,
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      KafkaStanding standing) {
    this.requests = requests;
    this.producer = producer;
    this.topic = topic;
    this.standing = standing;
  }

  /**
   * @param sequence counts the states of the request, from 1
   */
  record Event(
      String requestId,
      int sequence,
      RequestStatus status,
      @Nullable String reason,
      Instant at,
      Actor by,
      @Nullable String accountId,
      String source,
      @Nullable DomainName zone) {}

  @Override
  public void run() {
    Duration pause = Duration.ZERO;
    while (!closed(pause)) {
      pause = round();
    }
  }

  void stop() {
    closing.countDown();
  }

  private boolean closed(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Duration round() {
    try {
      // A Kafka that is away is waited for here, not with the ledger's lock in hand.
      producer.partitionsFor(topic);
      int told = requests.tell(MOST, this::tell);
      if (told > 0) {
        standing.well();
      }
      return told == MOST ? Duration.ZERO : IDLE;
    } catch (KafkaRefuses e) {
      standing.refused(e.why());
      return REFUSED;
    } catch (AuthenticationException e) {
      return REFUSED; // the reader of the same process meets it too, and says it
    } catch (AuthorizationException e) {
      standing.refused(e);
      return REFUSED;
    } catch (RuntimeException e) { // the ledger or Kafka; nothing is noted as told
      log.warn("states wait to be told: {}", e.getMessage());
      return AWAY;
    }
  }

  /** A state is sent once Kafka has the one before it; states of different requests go at once. */
  private void tell(List<DnsRequestRow> rows) {
    List<DnsRequestRow> untold = rows;
    for (int depth = 0; !untold.isEmpty(); depth++) {
      int next = depth;
      untold = untold.stream().filter(row -> row.told() + next < row.log().size()).toList();
      untold.stream()
          .map(row -> send(row, row.told() + next))
          .toList()
          .forEach(EventPublisher::arrived);
    }
  }

  private Future<RecordMetadata> send(DnsRequestRow row, int at) {
    byte[] key = row.id().getBytes(StandardCharsets.UTF_8);
    return producer.send(new ProducerRecord<>(topic, key, json(event(row, at))));
  }

  private static Event event(DnsRequestRow row, int at) {
    DnsRequestRow.Entry entry = row.log().get(at);
    return new Event(
        row.id(),
        at + 1,
        entry.status(),
        entry.reason(),
        entry.at(),
        entry.by(),
        row.accountId(),
        row.source(),
        row.zone());
  }

  private static void arrived(Future<RecordMetadata> sent) {
    try {
      sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw KafkaRefuses.isReasonOf(e)
          .<RuntimeException>map(KafkaRefuses::new)
          .orElseGet(() -> new KafkaAway("Kafka does not take the states", e));
    } catch (TimeoutException e) {
      throw new KafkaAway("Kafka does not take the states", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway("interrupted while states were told", e);
    }
  }

  private static byte[] json(Event event) {
    try {
      return Json.mapper().writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is text and numbers", e);
    }
  }
}
