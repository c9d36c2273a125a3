package dev.longhaul.emulators.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.emulators.faults.Waits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InwxZoneTest {
  private static final String ZONE = "base.example";
  private final EmulatorClock clock = new EmulatorClock();
  private final Effects effects = new Effects(clock);
  private final InwxEmulator inwx =
      InwxEmulator.start(clock, effects, Waits.withoutLatency()).owns(ZONE);
  private InwxSession session;

  @BeforeEach
  void logIn() throws Exception {
    session = InwxSession.loggedIn(inwx);
  }

  @AfterEach
  void close() {
    inwx.close();
  }

  @Test
  void listsSoaAndNameserversOfANewZone() throws Exception {
    JsonNode data = session.call("nameserver.info", "domain", ZONE).path("resData");
    assertThat(data.path("record").findValuesAsText("type")).containsOnlyOnce("SOA");
    assertThat(data.path("record").findValuesAsText("content"))
        .containsAll(List.of("ns.inwx.de", "ns2.inwx.de", "ns3.inwx.eu"));
  }

  @Test
  void givesRecordsStringIdsAndFindsThemAgain() throws Exception {
    JsonNode id = record("www", "A", "203.0.113.11").at("/resData/id");
    assertThat(id.isTextual()).isTrue();
    assertThat(Long.parseLong(id.asText())).isGreaterThan(Integer.MAX_VALUE);
    JsonNode found =
        session.call("nameserver.info", "domain", ZONE, "name", "www." + ZONE).path("resData");
    assertThat(found.at("/record/0/id")).isEqualTo(id);
    assertThat(found.at("/record/0/name").asText()).isEqualTo("www.base.example");
  }

  @Test
  void leavesTheRecordListOutWhenNothingMatches() throws Exception {
    JsonNode data =
        session.call("nameserver.info", "domain", ZONE, "name", "no." + ZONE).path("resData");
    assertThat(data.has("record")).isFalse();
    assertThat(data.path("count").asInt()).isZero();
  }

  @Test
  void refusesTheSameRecordTwice() throws Exception {
    record("www", "A", "203.0.113.11");
    assertThat(record("www", "A", "203.0.113.11").path("code").asInt()).isEqualTo(2302);
    assertThat(effects.ofKind("record-created")).hasSize(1);
  }

  @Test
  void changesAndDeletesById() throws Exception {
    String id = record("www", "A", "203.0.113.11").at("/resData/id").asText();
    session.call("nameserver.updateRecord", "id", id, "content", "203.0.113.12", "ttl", 600);
    assertThat(inwx.records(ZONE)).extracting("content").contains("203.0.113.12");
    assertThat(session.call("nameserver.deleteRecord", "id", id).path("code").asInt())
        .isEqualTo(1000);
    assertThat(session.call("nameserver.deleteRecord", "id", id).path("code").asInt())
        .isEqualTo(2303);
    assertThat(inwx.records(ZONE)).extracting("type").doesNotContain("A");
  }

  @Test
  void createsAZoneOnceAndIgnoresItWhenTold() throws Exception {
    Object[] zone = {"domain", "new.example", "type", "MASTER", "ignoreExisting", false};
    assertThat(session.call("nameserver.create", zone).path("code").asInt()).isEqualTo(1000);
    assertThat(session.call("nameserver.create", zone).path("code").asInt()).isEqualTo(2302);
    zone[5] = true;
    assertThat(session.call("nameserver.create", zone).path("code").asInt()).isEqualTo(1000);
    assertThat(effects.ofKind("zone-created")).hasSize(1);
    session.call("nameserver.delete", "domain", "new.example");
    assertThat(session.call("nameserver.info", "domain", "new.example").path("code").asInt())
        .isEqualTo(2303);
  }

  @ParameterizedTest
  @CsvSource({
    "www, A, 203.0.113.300, 3600, 2005",
    "www, AAAA, 203.0.113.1, 3600, 2005",
    "www, CNAME, base.example., 3600, 2005",
    "'', CNAME, other.example, 3600, 2306",
    "txt, TXT, a`b, 3600, 2005",
    "www, A, 203.0.113.11, 60, 2004",
    "www, NONSENSE, x, 3600, 2004",
    "srv, SRV, target.example, 3600, 2005",
    "'', MX, mail.example, 3600, 1000",
    "v6, AAAA, 2001:db8::1, 3600, 1000",
    "_sip._tcp, SRV, 5 5060 sip.example, 3600, 1000",
  })
  void checksRecordsAsTheVendorDoes(String name, String type, String content, int ttl, int code)
      throws Exception {
    JsonNode answer =
        session.call(
            "nameserver.createRecord",
            "domain",
            ZONE,
            "name",
            name,
            "type",
            type,
            "content",
            content,
            "ttl",
            ttl);
    assertThat(answer.path("code").asInt()).as("%s", answer).isEqualTo(code);
  }

  @Test
  void letsACnameStandAlone() throws Exception {
    record("www", "CNAME", "base.example");
    assertThat(record("www", "A", "203.0.113.11").path("code").asInt()).isEqualTo(2306);
    record("app", "A", "203.0.113.11");
    assertThat(record("app", "CNAME", "base.example").path("code").asInt()).isEqualTo(2306);
  }

  @Test
  void holdsTheCallThatHasAnEffectAndLetsItsRehearsalPass() throws Exception {
    Hold hold = inwx.switchboard().hold("nameserver.createRecord", HoldPoint.AFTER_EFFECT);
    Object[] call = {
      "domain", ZONE, "name", "www", "type", "A", "content", "203.0.113.11", "testing", true
    };
    assertThat(session.call("nameserver.createRecord", call).path("code").asInt()).isEqualTo(1000);
    assertThat(hold.isReached()).isFalse();
    call[9] = false;
    Future<JsonNode> real =
        CompletableFuture.completedFuture(call)
            .thenApplyAsync(
                what -> {
                  try {
                    return session.call("nameserver.createRecord", what);
                  } catch (Exception e) {
                    throw new CompletionException(e);
                  }
                });
    assertThat(hold.awaitReached(Duration.ofSeconds(5))).isTrue();
    assertThat(effects.ofKind("record-created")).hasSize(1);
    hold.release();
    assertThat(real.get(5, TimeUnit.SECONDS).path("code").asInt()).isEqualTo(1000);
  }

  private JsonNode record(String name, String type, String content) throws Exception {
    return session.call(
        "nameserver.createRecord", "domain", ZONE, "name", name, "type", type, "content", content);
  }
}
