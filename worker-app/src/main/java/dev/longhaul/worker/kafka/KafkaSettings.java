package dev.longhaul.worker.kafka;

import java.util.Map;
import java.util.Properties;

/**
 * How Kafka is reached.
 *
 * @param brokers {@code host:port,...}
 * @param group the consumer group; all processes of one installation share it
 * @param requests topic of the requests
 * @param events topic on which every state is told
 * @param invalid topic for what could not be read
 * @param security TLS and SASL, in the words of Kafka's clients
 */
public record KafkaSettings(
    String brokers,
    String group,
    String requests,
    String events,
    String invalid,
    Map<String, String> security) {

  public KafkaSettings {
    security = Map.copyOf(security);
  }

  /** What every client of Kafka here is given. */
  Properties client(String name) {
    Properties properties = new Properties();
    properties.putAll(security);
    properties.put("bootstrap.servers", brokers);
    properties.put("client.id", "longhaul-" + name);
    properties.put("reconnect.backoff.max.ms", "5000");
    return properties;
  }

  @Override
  public String toString() {
    return "Kafka at " + brokers;
  }
}
