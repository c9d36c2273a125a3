package dev.longhaul.emulators.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.emulators.faults.Money;
import dev.longhaul.emulators.faults.Waits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InwxEmulatorTest {
  private final EmulatorClock clock = new EmulatorClock();
  private final Effects effects = new Effects(clock);
  private final InwxEmulator inwx = InwxEmulator.start(clock, effects, Waits.withoutLatency());
  private InwxSession session;
  private long contact;

  @BeforeEach
  void logIn() throws Exception {
    clock.speed(0);
    session = InwxSession.loggedIn(inwx);
    contact = inwx.contact("Jo Doe", "jo@customer.example");
  }

  @AfterEach
  void close() {
    inwx.close();
  }

  @Test
  void refusesEverythingBeforeLogin() throws Exception {
    JsonNode answer = new InwxSession(inwx).call("domain.info", "domain", "a.example");
    assertThat(answer.path("code").asInt()).isEqualTo(2200);
    assertThat(answer.path("msg").asText()).isEqualTo("Authentication error");
    assertThat(new InwxSession(inwx).call("account.login", "user", "x", "pass", "y").path("code"))
        .hasToString("2200");
  }

  @Test
  void endsTheSessionAtLogoutAndWhenItExpires() throws Exception {
    assertThat(session.call("account.logout").path("code").asInt()).isEqualTo(1500);
    assertThat(session.call("domain.list").path("code").asInt()).isEqualTo(2200);
    InwxSession again = InwxSession.loggedIn(inwx);
    inwx.expireSessions();
    assertThat(again.call("domain.list").path("code").asInt()).isEqualTo(2200);
  }

  @Test
  void showsASerialClientAsSerial() throws Exception {
    for (int i = 0; i < 300; i++) {
      session.call("domain.list");
    }
    assertThat(inwx.maxConcurrentObserved()).isEqualTo(1);
  }

  @Test
  void saysWhatIsFreeAndWhatItCosts() throws Exception {
    inwx.takenByOthers("shop.example").premium("gold.example", Money.of("900", "EUR"));
    JsonNode offers =
        session
            .call("domain.check", "domain", List.of("a.example", "shop.example", "gold.example"))
            .at("/resData/domain");
    assertThat(offers.at("/0/avail").asInt()).isEqualTo(1);
    assertThat(offers.at("/0/price").decimalValue()).isEqualByComparingTo("11.88");
    assertThat(offers.at("/1/avail").asInt()).isZero();
    assertThat(offers.at("/2/premium/prices/create/price").decimalValue())
        .isEqualByComparingTo("900");
    assertThat(offers.at("/2/premium/currency").asText()).isEqualTo("EUR");
  }

  @Test
  void registersAfterTheWaitAndChargesOnce() throws Exception {
    JsonNode created = create("acme.example");
    assertThat(created.path("code").asInt()).isEqualTo(1001);
    assertThat(created.at("/resData/price").decimalValue()).isEqualByComparingTo("11.88");
    assertThat(status("acme.example")).isEqualTo("REG REQUESTED");
    clock.advance(Duration.ofSeconds(2));
    assertThat(status("acme.example")).isEqualTo("REG INITIATED");
    clock.advance(Duration.ofSeconds(2));
    assertThat(status("acme.example")).isEqualTo("OK");
    assertThat(create("acme.example").path("code").asInt()).isEqualTo(2302);
    assertThat(effects.ofKind("charged")).hasSize(1);
    assertThat(effects.ofKind("charged").get(0).cost()).contains(new Money(1188, "EUR"));
  }

  @Test
  void showsTimesAsObjects() throws Exception {
    inwx.owns("base.example");
    JsonNode expires = session.call("domain.info", "domain", "base.example").at("/resData/exDate");
    assertThat(expires.path("xmlrpc_type").asText()).isEqualTo("datetime");
    assertThat(expires.path("timestamp").asLong()).isGreaterThan(clock.now().getEpochSecond());
  }

  @Test
  void doesNotChargeForADryRun() throws Exception {
    JsonNode answer =
        session.call(
            "domain.create", "domain", "acme.example", "registrant", contact, "testing", true);
    assertThat(answer.path("code").asInt()).isEqualTo(1000);
    assertThat(effects.ofKind("charged")).isEmpty();
    assertThat(session.call("domain.info", "domain", "acme.example").path("code").asInt())
        .isEqualTo(2303);
  }

  @Test
  void forgetsARegistrationTheRegistryRejects() throws Exception {
    inwx.registryRejects("bad.example");
    create("bad.example");
    clock.advance(Duration.ofSeconds(4));
    assertThat(session.call("domain.info", "domain", "bad.example").path("code").asInt())
        .isEqualTo(2303);
  }

  @Test
  void namesTheMissingParameter() throws Exception {
    JsonNode answer = session.call("domain.create", "domain", "acme.example");
    assertThat(answer.path("code").asInt()).isEqualTo(2003);
    assertThat(answer.path("reasonCode").asText()).isEqualTo("MISSING_REGISTRANT");
    JsonNode wrong = session.call("domain.create", "domain", "a.example", "registrant", "me");
    assertThat(wrong.path("code").asInt()).isEqualTo(2005);
  }

  @Test
  void usesTheSameContactAgainUnlessTold() throws Exception {
    Object[] contact = {
      "type",
      "PERSON",
      "name",
      "Jo",
      "street",
      "Weg 1",
      "city",
      "Berlin",
      "pc",
      "10115",
      "cc",
      "DE",
      "voice",
      "+49.301234",
      "email",
      "jo@x.example",
      "forceNew",
      false
    };
    long first = session.call("contact.create", contact).at("/resData/id").asLong();
    assertThat(session.call("contact.create", contact).at("/resData/id").asLong()).isEqualTo(first);
    contact[contact.length - 1] = true;
    assertThat(session.call("contact.create", contact).at("/resData/id").asLong())
        .isNotEqualTo(first);
  }

  @Test
  void chargesOnceWhenTheAnswerIsCut() throws Exception {
    inwx.switchboard().next("domain.create", 1, new Fault.AcceptAndCut());
    assertThatThrownBy(() -> create("acme.example")).isInstanceOf(IOException.class);
    assertThat(create("acme.example").path("code").asInt()).isEqualTo(2302);
    assertThat(effects.ofKind("charged", "acme.example")).hasSize(1);
    assertThat(inwx.switchboard().calls("domain.create")).isEqualTo(2);
  }

  @Test
  void doesNothingWhenTheRequestIsCut() throws Exception {
    inwx.switchboard().next("domain.create", 1, new Fault.CutBefore());
    assertThatThrownBy(() -> create("acme.example")).isInstanceOf(IOException.class);
    assertThat(effects.ofKind("charged")).isEmpty();
  }

  @Test
  void failsInTheVendorsWayAndInHttpsWay() throws Exception {
    inwx.switchboard().next("domain.*", 1, new Fault.VendorCode(2400, "try later"));
    inwx.switchboard().failNext("domain.list", 1, 503);
    assertThat(session.call("domain.list").path("code").asInt()).isEqualTo(2400);
    assertThat(session.send("domain.list").statusCode()).isEqualTo(503);
    assertThat(session.call("domain.list").path("code").asInt()).isEqualTo(1000);
    inwx.switchboard().next("domain.list", 1, new Fault.RateLimited(Duration.ofSeconds(7)));
    assertThat(session.send("domain.list").headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void holdsACallAfterItsEffectWhileOthersPass() throws Exception {
    Hold hold = inwx.switchboard().hold("domain.create", HoldPoint.AFTER_EFFECT);
    CompletableFuture<JsonNode> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return create("acme.example");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(hold.awaitReached(Duration.ofSeconds(5))).isTrue();
    assertThat(status("acme.example")).isEqualTo("REG REQUESTED");
    assertThat(answer).isNotDone();
    hold.release();
    assertThat(answer.get(5, TimeUnit.SECONDS).path("code").asInt()).isEqualTo(1001);
    assertThat(inwx.maxConcurrentObserved()).isEqualTo(2);
  }

  @Test
  void remembersEverythingOverAnOutage() throws Exception {
    create("acme.example");
    inwx.stopListening();
    assertThatThrownBy(() -> status("acme.example")).isInstanceOf(IOException.class);
    inwx.startListening();
    assertThat(status("acme.example")).isEqualTo("REG REQUESTED");
  }

  private JsonNode create(String domain) throws IOException, InterruptedException {
    return session.call("domain.create", "domain", domain, "registrant", contact);
  }

  private String status(String domain) throws IOException, InterruptedException {
    return session.call("domain.info", "domain", domain).at("/resData/status").asText();
  }
}
