package dev.longhaul.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.emulators.kafka.BrokerSecurity;
import dev.longhaul.emulators.kafka.KafkaBroker;
import dev.longhaul.emulators.net.SandboxCa;
import dev.longhaul.worker.config.TestSettings;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** D-08 with a broker that speaks TLS and asks who one is; settings come from the environment. */
@EnabledIfSystemProperty(
    named = "longhaul.strict",
    matches = "true",
    disabledReason = "a real broker takes long: -Peverything runs it")
@Timeout(120)
class SecuredKafkaTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(KafkaStanding.class);
  private static final String PASSWORD = "s3cret";
  @TempDir static Path directory;
  private static Path ca;
  private static KafkaBench bench;
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @BeforeAll
  static void startBroker() throws Exception {
    SandboxCa authority = SandboxCa.create();
    ca = authority.writePem(directory.resolve("ca.pem"));
    Path key = authority.writeServerPem(directory.resolve("broker.pem"), SandboxCa.LOOPBACK);
    KafkaBroker broker =
        KafkaBroker.start(
            directory.resolve("kafka"), BrokerSecurity.of(key, ca, "longhaul", PASSWORD));
    bench = KafkaBench.start(broker, security(ca, PASSWORD, "SCRAM-SHA-512"));
  }

  @AfterAll
  static void stopBroker() {
    bench.close();
  }

  @BeforeEach
  void listen() {
    said.list = new CopyOnWriteArrayList<>();
    said.start();
    LOG.addAppender(said);
  }

  @AfterEach
  void stopListening() {
    LOG.detachAppender(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCRAM-SHA-512", "PLAIN"})
  void aRequestPassesAndItsStateIsTold(String mechanism) throws Exception {
    KafkaBench.Topics topics = bench.topics();
    String id = topics.id("r");
    topics.send(id, KafkaBench.document("www.acme.example"));
    KafkaSettings settings = topics.settings(security(ca, PASSWORD, mechanism));
    try (KafkaRole role = KafkaRole.start(settings, KafkaBench.DNS, bench.desk())) {
      await().until(() -> bench.started(id) == 1);
      bench.enter(id, RequestStatus.PLANNED);
      await().until(() -> topics.events(id).size() == 2);
      assertThatCode(role::check).doesNotThrowAnyException();
    }
    assertThat(said.list).isEmpty();
  }

  @Test
  void aWrongPasswordIsOneSentenceAndNotReady() throws Exception {
    refused(security(ca, "wrong", "SCRAM-SHA-512"), "refuses the login", "KAFKA_SASL_PASSWORD");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsOneSentenceAndNotReady() throws Exception {
    Path other = SandboxCa.create().writePem(directory.resolve("other.pem"));
    refused(
        security(other, PASSWORD, "SCRAM-SHA-512"), "certificate is not trusted", "KAFKA_CA_FILE");
  }

  /** Tried more than once, said once. */
  private void refused(Map<String, String> security, String what, String remedy) throws Exception {
    KafkaBench.Topics topics = bench.topics();
    String id = topics.id("w");
    topics.send(id, KafkaBench.document("www.acme.example"));
    try (KafkaRole role =
        KafkaRole.start(topics.settings(security), KafkaBench.DNS, bench.desk())) {
      await().atMost(Duration.ofSeconds(30)).until(() -> !said.list.isEmpty());
      assertThatThrownBy(role::check)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll(what, remedy)
          .hasMessageNotContainingAny("wrong", PASSWORD);
      await().atMost(Duration.ofSeconds(30)).until(() -> role.refusals() >= 3);
    }
    assertThat(said.list).singleElement().asString().contains(what);
    assertThat(bench.started(id)).isZero();
  }

  private static Map<String, String> security(Path ca, String password, String mechanism) {
    return WorkerSettings.read(
            TestSettings.with(
                "KAFKA_BROKER_URL",
                "127.0.0.1:9092",
                "KAFKA_CA_FILE",
                ca.toString(),
                "KAFKA_SASL_USERNAME",
                "longhaul",
                "KAFKA_SASL_PASSWORD",
                password,
                "KAFKA_SASL_MECHANISM",
                mechanism))
        .kafka()
        .orElseThrow()
        .security();
  }
}
