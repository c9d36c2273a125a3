package dev.longhaul.worker.kafka;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Kafka is there and does not let this process do what it has to. */
final class KafkaRefuses extends RuntimeException {
  private final KafkaException why;

  KafkaRefuses(KafkaException why) {
    super(why.getMessage(), why);
    this.why = why;
  }

  /** The refusal that a failed call stands for; empty when it is something else. */
  static Optional<KafkaException> isReasonOf(ExecutionException failed) {
    return failed.getCause() instanceof KafkaException why
            && (why instanceof AuthenticationException || why instanceof AuthorizationException)
        ? Optional.of(why)
        : Optional.empty();
  }

  KafkaException why() {
    return why;
  }
}
