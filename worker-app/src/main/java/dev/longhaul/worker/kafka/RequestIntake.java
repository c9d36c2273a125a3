package dev.longhaul.worker.kafka;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OrderDigest;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.RequestConflict;
import dev.longhaul.worker.dns.RequestDocument;
import dev.longhaul.worker.dns.RequestDocument.Envelope;
import dev.longhaul.worker.dns.RequestDocument.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes one message: the same document as over HTTP, its key is the request id. */
final class RequestIntake {
  private static final int LONGEST = 64 * 1024;
  private static final Actor ACTOR = new Actor("kafka");
  private static final ObjectReader JSON =
      Json.mapper()
          .readerFor(JsonNode.class)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final DnsDesk desk;
  private final RequestDocument documents;

  RequestIntake(DnsDesk desk, RequestDocument documents) {
    this.desk = desk;
    this.documents = documents;
  }

  /**
   * Hands the message in; safe to repeat.
   *
   * @return what is wrong with it; empty when it is accepted, or was
   * @throws RuntimeException when Temporal or the ledger is away: nothing was accepted
   */
  Optional<String> take(ConsumerRecord<byte[], byte[]> message) {
    String id = id(message.key());
    if (id == null) {
      return Optional.of("the key is not a request id: letters, digits, dots, dashes, at most 100");
    }
    Object read = read(id, message.value());
    if (read instanceof DnsOrder order) {
      return submit(order);
    }
    String reason = String.valueOf(read);
    desk.ledger().invalid(id, "kafka", digest(message.value()), reason, ACTOR);
    return Optional.of(reason);
  }

  private Optional<String> submit(DnsOrder order) {
    try {
      desk.submit(order, ACTOR);
      return Optional.empty();
    } catch (RequestConflict e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The order, or the reason why it is none. */
  private Object read(String id, byte @Nullable [] value) {
    if (value == null || value.length > LONGEST) {
      return "the message is empty or longer than 64 KiB";
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(value);
    } catch (IOException e) {
      return "the message is not JSON, or has a field twice";
    }
    if (!(tree instanceof ObjectNode document)) {
      return "the message is not a JSON object";
    }
    Reading reading = documents.versionTwo(document, new Envelope(id, "kafka", null, null));
    return reading
        .order()
        .<Object>map(order -> usable(id, order, reading))
        .orElseGet(() -> words(reading));
  }

  private static Object usable(String id, DnsOrder order, Reading reading) {
    if (reading.dryRun()) {
      return "dry_run has nobody to answer to here";
    }
    return order.requestId().equals(id) ? order : "request_id is not the key of the message";
  }

  private static String words(Reading reading) {
    return reading.mistakes().stream()
        .map(mistake -> mistake.in("message"))
        .collect(Collectors.joining("; "));
  }

  private static @Nullable String id(byte @Nullable [] key) {
    if (key == null || key.length > 100) {
      return null;
    }
    try {
      return DnsOrder.checkId(new String(key, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String digest(byte @Nullable [] value) {
    return OrderDigest.of(Arrays.hashCode(value));
  }
}
