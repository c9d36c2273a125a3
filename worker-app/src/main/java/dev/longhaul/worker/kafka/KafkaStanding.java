package dev.longhaul.worker.kafka;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether Kafka lets this process in: what is wrong is said once, and that it is over too. */
final class KafkaStanding {
  private static final Logger log = LoggerFactory.getLogger(KafkaStanding.class);

  private final String brokers;
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

  KafkaStanding(String brokers) {
    this.brokers = brokers;
  }

  /** Kafka refused something, which a person has to mend. */
  void refused(KafkaException why) {
    refusals.incrementAndGet();
    String sentence = sentence(why);
    if (!Objects.equals(trouble.getAndSet(sentence), sentence)) {
      log.error("{}; tried again every few seconds", sentence);
    }
  }

  void well() {
    if (trouble.getAndSet(null) != null) {
      log.info("Kafka at {} lets this process in again", brokers);
    }
  }

  /** Throws the sentence that says what is wrong, when something is. */
  void check() {
    String sentence = trouble.get();
    if (sentence != null) {
      throw new IllegalStateException(sentence);
    }
  }

  int refusals() {
    return refusals.get();
  }

  private String sentence(KafkaException why) {
    if (why instanceof SslAuthenticationException) {
      return "Kafka at %s: its certificate is not trusted (%s); check KAFKA_CA_FILE"
          .formatted(brokers, root(why));
    }
    if (why instanceof SaslAuthenticationException) {
      return "Kafka at %s refuses the login; check KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD and"
              .formatted(brokers)
          + " KAFKA_SASL_MECHANISM";
    }
    if (why instanceof AuthorizationException) {
      return "Kafka at %s does not allow this user to work here: %s"
          .formatted(brokers, why.getMessage());
    }
    return "Kafka at %s refuses: %s".formatted(brokers, why.getMessage());
  }

  private static String root(Throwable why) {
    Throwable root = why;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
