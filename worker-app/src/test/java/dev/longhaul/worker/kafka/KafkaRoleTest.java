package dev.longhaul.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.dns.RequestStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** D-08 on a real broker and a real ledger; Temporal is played. */
@EnabledIfSystemProperty(
    named = "longhaul.strict",
    matches = "true",
    disabledReason = "a real broker takes long: -Peverything runs it")
@Timeout(120)
class KafkaRoleTest {
  private static KafkaBench bench;
  private final List<KafkaRole> roles = new ArrayList<>();
  private KafkaBench.Topics topics;

  @BeforeAll
  static void startBroker() {
    bench = KafkaBench.start();
  }

  @AfterAll
  static void stopBroker() {
    bench.close();
  }

  @BeforeEach
  void makeTopics() {
    topics = bench.topics();
  }

  @AfterEach
  void stopRoles() throws Exception {
    bench.temporalAway(false);
    for (KafkaRole role : roles) {
      role.close();
    }
  }

  @Test
  void aMessageBecomesARequestWhoseIdIsItsKey() {
    String id = topics.id("r1");
    topics.send(id, KafkaBench.document("www.acme.example"));
    run();
    await().until(() -> bench.started(id) == 1);
    assertThat(bench.order(id).source()).isEqualTo("kafka");
    assertThat(bench.order(id).accountId()).isEqualTo("a-1");
    await().until(() -> topics.lag() == 0);
  }

  @Test
  void theSameMessageAgainStartsNothingAlsoWhenTemporalHasForgotten() throws Exception {
    String id = topics.id("r2");
    topics.send(id, KafkaBench.document("www.acme.example"));
    topics.send(id, KafkaBench.document("www.acme.example"));
    run();
    await().until(() -> topics.lag() == 0);
    bench.enter(id, RequestStatus.VISIBLE);
    bench.forget(id);
    roles.remove(0).close();
    topics.rewind();
    run();
    await().until(() -> topics.lag() == 0);
    assertThat(bench.started(id)).isEqualTo(1);
    assertThat(topics.invalid()).isEmpty();
  }

  @Test
  void poisonIsPutAsideWithItsBytesAndItsReasonAndBlocksNothing() {
    String bad = topics.id("bad");
    String good = topics.id("good");
    byte[] poison = {(byte) 0xff, 0, 1, 2};
    topics.send(bad, poison);
    topics.send("no id / at all", KafkaBench.document("www.acme.example"));
    topics.send(null, KafkaBench.document("www.acme.example"));
    topics.send(topics.id("none"), null);
    topics.send(good, KafkaBench.document("www.acme.example"));
    run();
    await().until(() -> bench.started(good) == 1);
    await().until(() -> topics.invalid().size() == 4);
    ConsumerRecord<byte[], byte[]> letter =
        topics.invalid().stream()
            .filter(one -> one.key() != null && new String(one.key()).equals(bad))
            .findFirst()
            .orElseThrow();
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(header(letter, "reason")).contains("not JSON");
    assertThat(header(letter, "from")).startsWith(topics.requests() + "/");
    DnsRequestRow row = bench.request(bad);
    assertThat(row.status()).isEqualTo(RequestStatus.INVALID);
    assertThat(row.reason()).contains("not JSON");
  }

  @Test
  void whatIsNoRequestNamesItsMistakes() {
    String id = topics.id("mistake");
    topics.send(id, KafkaBench.document("nodot"));
    run();
    await().until(() -> topics.invalid().size() == 1);
    assertThat(header(topics.invalid().get(0), "reason")).contains("resource.domain");
    assertThat(bench.started(id)).isZero();
  }

  @Test
  void anotherRequestUnderAKnownIdIsPutAside() {
    String id = topics.id("twice");
    topics.send(id, KafkaBench.document("www.acme.example"));
    run();
    await().until(() -> bench.started(id) == 1);
    bench.enter(id, RequestStatus.PLANNED);
    topics.send(id, KafkaBench.document("other.acme.example"));
    await().until(() -> topics.invalid().size() == 1);
    assertThat(bench.request(id).status()).isEqualTo(RequestStatus.PLANNED);
  }

  @Test
  void ofTwoRequestsUnderOneKeyTheFirstCounts() throws Exception {
    List<String> ids = new ArrayList<>();
    String late = " ".repeat(60_000);
    for (int i = 0; i < 100; i++) {
      ids.add(topics.id("pair" + i));
      topics.send(ids.get(i), bytes(new String(KafkaBench.document("a.acme.example")) + late));
      topics.send(ids.get(i), KafkaBench.document("b.acme.example"));
    }
    run();
    await().until(() -> topics.lag() == 0);
    assertThat(ids)
        .extracting(id -> bench.order(id).wishes().get(0).name().value())
        .containsOnly("a.acme.example");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void poisonUnderTheKeyOfAnAcceptedRequestDoesNotEndIt() {
    String id = topics.id("hit");
    topics.send(id, KafkaBench.document("www.acme.example"));
    run();
    await().until(() -> bench.started(id) == 1);
    topics.send(id, bytes("{"));
    await().until(() -> topics.invalid().size() == 1);
    bench.enter(id, RequestStatus.PLANNED);
    assertThat(bench.request(id).order()).isEqualTo(bench.order(id));
    assertThat(bench.request(id).log())
        .extracting(DnsRequestRow.Entry::status)
        .containsExactly(RequestStatus.INVALID, RequestStatus.ACCEPTED, RequestStatus.PLANNED);
  }

  @Test
  void consumptionPausesWhileTemporalIsAwayAndNothingIsLost() throws Exception {
    bench.temporalAway(true);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ids.add(topics.id("away" + i));
      topics.send(ids.get(i), KafkaBench.document("w" + i + ".acme.example"));
    }
    run();
    await().until(() -> bench.refusedWhileAway() > 2);
    assertThat(topics.lag()).isEqualTo(30);
    assertThat(topics.invalid()).isEmpty();
    bench.temporalAway(false);
    await().atMost(Duration.ofSeconds(30)).until(() -> topics.lag() == 0);
    assertThat(ids).allSatisfy(id -> assertThat(bench.started(id)).isEqualTo(1));
  }

  @Test
  void aSecondProcessTakesOverWhatTheFirstLeaves() throws Exception {
    List<String> ids = new ArrayList<>();
    run();
    for (int i = 0; i < 300; i++) {
      ids.add(topics.id("share" + i));
      topics.send(ids.get(i), KafkaBench.document("s" + i + ".acme.example"));
      if (i == 100) {
        run();
      }
      if (i == 200) {
        roles.remove(0).close();
      }
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> topics.lag() == 0);
    assertThat(ids).allSatisfy(id -> assertThat(bench.started(id)).isEqualTo(1));
  }

  @Test
  void everyStateIsToldInOrderAlsoAfterKafkaWasAway() {
    String id = topics.id("told");
    topics.send(id, KafkaBench.document("www.acme.example"));
    run();
    await().until(() -> bench.started(id) == 1);
    bench.enter(id, RequestStatus.PLANNED);
    await().until(() -> statuses(id).contains("PLANNED"));
    bench.broker().kill();
    bench.note(id, RequestStatus.APPLIED, 3);
    bench.note(id, RequestStatus.VISIBLE, 4);
    bench.broker().run();
    await().atMost(Duration.ofSeconds(60)).until(() -> statuses(id).contains("VISIBLE"));
    assertThat(statuses(id).stream().distinct())
        .containsExactly("ACCEPTED", "PLANNED", "APPLIED", "VISIBLE");
    JsonNode last = topics.events(id).get(topics.events(id).size() - 1);
    assertThat(last.path("sequence").asInt()).isEqualTo(4);
    assertThat(last.path("account_id").asText()).isEqualTo("a-1");
  }

  @Test
  void whoWaitsForKafkaKeepsNobodyElseFromTelling() {
    bench.broker().kill();
    try {
      for (int i = 0; i < 3; i++) {
        bench
            .desk()
            .ledger()
            .invalid(topics.id("untold" + i), "api", "digest", "no", KafkaBench.JO);
      }
      run();
      await().during(Duration.ofSeconds(3)).until(bench::mayTell);
    } finally {
      bench.broker().run();
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> statuses(topics.id("untold2")).size() == 1);
  }

  @Test
  void endsWithinSecondsAlsoWhileKafkaDoesNotTakeTheStates() throws Exception {
    String id = topics.id("unsent");
    topics.send(id, KafkaBench.document("www.acme.example"));
    run();
    await().atMost(Duration.ofSeconds(60)).until(() -> bench.started(id) == 1);
    bench.enter(id, RequestStatus.PLANNED);
    await().atMost(Duration.ofSeconds(60)).until(() -> statuses(id).contains("PLANNED"));
    bench.broker().stall();
    try {
      bench.note(id, RequestStatus.APPLIED, 3);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !bench.mayTell()); // the state is being sent
      Instant began = Instant.now();
      roles.remove(0).close();
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
    } finally {
      bench.broker().kill();
      bench.broker().run();
    }
    run();
    await().atMost(Duration.ofSeconds(60)).until(() -> statuses(id).contains("APPLIED"));
  }

  private List<String> statuses(String id) {
    return topics.events(id).stream().map(event -> event.path("status").asText()).toList();
  }

  private void run() {
    roles.add(KafkaRole.start(topics.settings(), KafkaBench.DNS, bench.desk()));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
