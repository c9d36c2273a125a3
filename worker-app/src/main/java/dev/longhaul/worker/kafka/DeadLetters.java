package dev.longhaul.worker.kafka;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts aside what could not be read: the very bytes, with the reason in a header. */
final class DeadLetters {
  private static final long PATIENCE_SECONDS = 30;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  DeadLetters(KafkaProducer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /**
   * Returns once Kafka has it.
   *
   * @throws KafkaAway when it does not; the message must be read again
   */
  void put(ConsumerRecord<byte[], byte[]> message, String reason) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, null, message.key(), message.value());
    letter.headers().add("reason", bytes(reason));
    letter
        .headers()
        .add("from", bytes(message.topic() + "/" + message.partition() + "/" + message.offset()));
    try {
      producer.send(letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaAway("a message could not be put aside", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway("interrupted while a message was put aside", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
