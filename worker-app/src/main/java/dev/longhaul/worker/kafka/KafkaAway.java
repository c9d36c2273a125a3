package dev.longhaul.worker.kafka;

/** Kafka did not take what it was given. */
final class KafkaAway extends RuntimeException {
  KafkaAway(String message, Throwable cause) {
    super(message, cause);
  }
}
