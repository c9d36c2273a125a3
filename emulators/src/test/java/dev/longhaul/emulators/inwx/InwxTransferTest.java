package dev.longhaul.emulators.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Domains that move for days, and the messages about them. */
class InwxTransferTest {
  private static final String NAME = "moved.example";
  private final EmulatorClock clock = new EmulatorClock();
  private final Effects effects = new Effects(clock);
  private final InwxEmulator inwx = InwxEmulator.start(clock, effects, Waits.withoutLatency());
  private InwxSession session;

  @BeforeEach
  void logIn() throws Exception {
    clock.speed(0);
    session = InwxSession.loggedIn(inwx);
    inwx.transfers().elsewhere(NAME, "right");
  }

  @AfterEach
  void close() {
    inwx.close();
  }

  @Test
  void takesDaysAndChargesAtTheEnd() throws Exception {
    assertThat(code(transfer("right"))).isEqualTo(1001);
    assertThat(status()).isEqualTo("TRANSFER REQUESTED");
    clock.advance(Duration.ofDays(1));
    assertThat(status()).isEqualTo("TRANSFER WAITING");
    assertThat(effects.count("charged")).isZero();
    clock.advance(Duration.ofDays(4));
    assertThat(status()).isEqualTo("OK");
    assertThat(effects.ofKind("charged", NAME)).hasSize(1);
    assertThat(drain())
        .containsExactly("TRANSFER REQUESTED", "TRANSFER WAITING", "TRANSFER SUCCESSFUL");
  }

  @Test
  void refusesWhatCannotBeMoved() throws Exception {
    assertThat(code(transfer("wrong"))).isEqualTo(2202);
    inwx.transfers().locked(NAME, true);
    assertThat(code(transfer("right"))).isEqualTo(2304);
    inwx.transfers().locked(NAME, false);
    assertThat(code(transfer("right"))).isEqualTo(1001);
    assertThat(code(transfer("right"))).isEqualTo(2300);
    assertThat(effects.count("domain-transfer-requested")).isEqualTo(1);
  }

  @Test
  void endsWithTheLosingRegistrarsWords() throws Exception {
    inwx.transfers().refusesAfter(NAME, Duration.ofHours(20), "objected by the owner");
    transfer("right");
    clock.advance(Duration.ofDays(1));
    assertThat(code(session.call("domain.info", "domain", NAME))).isEqualTo(2303);
    assertThat(drain()).endsWith("TRANSFER FAILED objected by the owner");
    assertThat(effects.count("charged")).isZero();
    assertThat(code(transfer("right"))).isEqualTo(1001);
  }

  @Test
  void waitsForAnOwnerWhoSaysNothing() throws Exception {
    inwx.transfers().silent(NAME);
    transfer("right");
    clock.advance(Duration.ofDays(30));
    assertThat(status()).isEqualTo("TRANSFER WAITING");
    inwx.transfers().approve(NAME);
    assertThat(status()).isEqualTo("OK");
  }

  @Test
  void cancelsATransferThatIsUnderWay() throws Exception {
    transfer("right");
    assertThat(code(session.call("domain.transfercancel", "domain", NAME))).isEqualTo(1000);
    assertThat(code(session.call("domain.transfercancel", "domain", NAME))).isEqualTo(2301);
    assertThat(drain()).endsWith("TRANSFER CANCELED cancelled by the customer");
    clock.advance(Duration.ofDays(10));
    assertThat(effects.count("charged")).isZero();
  }

  @Test
  void showsAMessageUntilItIsAcknowledged() throws Exception {
    inwx.transfers().tell(NAME, "WHOIS REMINDER", "").tell(NAME, "RENEWAL SUCCESSFUL", "");
    long first = session.call("message.poll").at("/resData/msg/id").asLong();
    assertThat(session.call("message.poll").at("/resData/msg/id").asLong()).isEqualTo(first);
    assertThat(session.call("message.poll").at("/resData/count").asInt()).isEqualTo(2);
    session.call("message.ack", "id", first);
    assertThat(code(session.call("message.ack", "id", first))).isEqualTo(2303);
    assertThat(session.call("message.poll").at("/resData/msg/id").asLong()).isGreaterThan(first);
  }

  @Test
  void losesAndRepeatsMessagesWhenTold() throws Exception {
    inwx.transfers().loseNext(1).repeatNext(1);
    inwx.transfers().tell(NAME, "REG DELAYED", "").tell(NAME, "REG SUCCESSFUL", "");
    assertThat(drain()).containsExactly("REG SUCCESSFUL", "REG SUCCESSFUL");
    assertThat(code(session.call("message.poll"))).isEqualTo(1300);
  }

  @Test
  void letsADomainGoOnlyWhenItIsTold() throws Exception {
    inwx.owns("base.example").transfers().wantedByOthers("base.example");
    session.call("domain.transferOut", "domain", "base.example", "answer", "ACK");
    assertThat(inwx.has("base.example")).isFalse();
    assertThat(drain()).containsExactly("TRANSFER-OUT REQUESTED", "TRANSFER-OUT SUCCESSFUL");
  }

  @Test
  void showsTheStoryOfADomain() throws Exception {
    transfer("right");
    clock.advance(Duration.ofDays(5));
    JsonNode log = session.call("domain.log", "domain", NAME).path("resData");
    assertThat(log.path("count").asInt()).isEqualTo(2);
    assertThat(log.at("/domain/0/status").asText()).isEqualTo("TRANSFERRED");
  }

  private JsonNode transfer(String authCode) throws Exception {
    return session.call("domain.transfer", "domain", NAME, "authCode", authCode);
  }

  private String status() throws Exception {
    return session.call("domain.info", "domain", NAME).at("/resData/status").asText();
  }

  private List<String> drain() throws Exception {
    List<String> words = new ArrayList<>();
    JsonNode message = session.call("message.poll").at("/resData/msg");
    while (!message.isMissingNode()) {
      words.add(
          (message.path("status").asText() + " " + message.path("statusDetails").asText()).strip());
      session.call("message.ack", "id", message.path("id").asLong());
      message = session.call("message.poll").at("/resData/msg");
    }
    words.removeIf(word -> word.isEmpty());
    return words.stream().map(word -> word.replace(" waiting for the approval", "")).toList();
  }

  private static int code(JsonNode answer) {
    return answer.path("code").asInt();
  }
}
