package dev.longhaul.worker.config;

import dev.longhaul.durable.Secret;
import dev.longhaul.worker.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Kafka, where it is used: brokers, topics, TLS and SASL. */
final class KafkaSection {
  private final Variables variables;

  KafkaSection(Variables variables) {
    this.variables = variables;
  }

  /** Empty without {@code KAFKA_BROKER_URL}. */
  Optional<KafkaSettings> kafka() {
    return variables
        .text("KAFKA_BROKER_URL")
        .map(
            brokers ->
                new KafkaSettings(
                    brokers.replaceFirst("^[a-z]+://", ""),
                    variables.text("KAFKA_GROUP", "longhaul"),
                    variables.text("KAFKA_REQUESTS_TOPIC", "dns-requests"),
                    variables.text("KAFKA_EVENTS_TOPIC", "dns-request-events"),
                    variables.text("KAFKA_INVALID_TOPIC", "dns-requests-invalid"),
                    security()));
  }

  private Map<String, String> security() {
    Map<String, String> security = new LinkedHashMap<>();
    Optional<String> user = variables.text("KAFKA_SASL_USERNAME");
    boolean tls = variables.flag("KAFKA_TLS", false) || variables.text("KAFKA_CA_FILE").isPresent();
    security.put(
        "security.protocol", (user.isPresent() ? "SASL_" : "") + (tls ? "SSL" : "PLAINTEXT"));
    variables.text("KAFKA_CA_FILE").ifPresent(file -> trust(security, file));
    user.ifPresent(name -> login(security, name));
    return security;
  }

  private void trust(Map<String, String> security, String file) {
    if (!holdsCertificates(file)) {
      variables.mistake("KAFKA_CA_FILE: " + file + " is not a readable PEM file of certificates");
    }
    security.put("ssl.truststore.type", "PEM");
    security.put("ssl.truststore.location", file);
  }

  private static boolean holdsCertificates(String file) {
    try {
      return Files.readString(Path.of(file)).contains("-----BEGIN CERTIFICATE-----");
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private void login(Map<String, String> security, String user) {
    Secret password = variables.requiredSecret("KAFKA_SASL_PASSWORD", "the password of its user");
    String mechanism = variables.text("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
    String module =
        switch (mechanism) {
          case "PLAIN" -> "org.apache.kafka.common.security.plain.PlainLoginModule";
          case "SCRAM-SHA-256", "SCRAM-SHA-512" ->
              "org.apache.kafka.common.security.scram.ScramLoginModule";
          default -> {
            variables.mistake(
                "KAFKA_SASL_MECHANISM: must be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512");
            yield "";
          }
        };
    security.put("sasl.mechanism", mechanism);
    security.put(
        "sasl.jaas.config",
        "%s required username=\"%s\" password=\"%s\";"
            .formatted(module, quoted(user), password == null ? "" : quoted(password.reveal())));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
