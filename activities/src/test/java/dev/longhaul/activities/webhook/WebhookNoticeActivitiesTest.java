package dev.longhaul.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.LoopbackHttp;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed notices, as a receiver sees them. */
class WebhookNoticeActivitiesTest {
  private static final Secret SECRET = new Secret("a-secret-of-24-characters");
  private static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");

  private record Received(String id, String timestamp, String signature, String body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private final LoopbackHttp receiver = LoopbackHttp.plain("receiver", this::receive);

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void signsTimestampAndBodyAndCarriesAStableId() throws Exception {
    webhook().send(notice());
    webhook().send(notice());
    Received first = received.get(0);
    assertThat(first.id()).isEqualTo("project:acme/1/parked/1").isEqualTo(received.get(1).id());
    assertThat(first.timestamp()).isEqualTo(Long.toString(NOON.getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed =
        mac.doFinal((first.timestamp() + "." + first.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(first.signature()).isEqualTo("v1=" + HexFormat.of().formatHex(signed));
    JsonNode event = new ObjectMapper().readTree(first.body());
    assertThat(event.path("type").asText()).isEqualTo("parked");
    assertThat(event.path("operation").asText()).isEqualTo("project:acme");
    assertThat(event.path("commands").get(0).asText()).isEqualTo("longhaul operation show x");
    assertThat(first.body()).doesNotContain(SECRET.reveal());
  }

  @ParameterizedTest
  @CsvSource({
    "500,true",
    "503,true",
    "429,true",
    "408,true",
    "400,false",
    "404,false",
    "302,false"
  })
  void triesAgainUnlessTheReceiverRefusesForGood(int answer, boolean again) {
    status = answer;
    ApplicationFailure failure =
        catchThrowableOfType(ApplicationFailure.class, () -> webhook().send(notice()));
    assertThat(failure.isNonRetryable()).isEqualTo(!again);
    assertThat(failure.getOriginalMessage()).contains(Integer.toString(answer));
  }

  @Test
  void triesAgainWhileNobodyListens() {
    receiver.close();
    ApplicationFailure failure =
        catchThrowableOfType(ApplicationFailure.class, () -> webhook().send(notice()));
    assertThat(failure.isNonRetryable()).isFalse();
  }

  @Test
  void doesNothingWithoutAReceiver() {
    WebhookNoticeActivities none =
        new WebhookNoticeActivities(Optional.empty(), Trust.system(), Clock.systemUTC());
    assertThatCode(() -> none.send(notice())).doesNotThrowAnyException();
    assertThat(received).isEmpty();
  }

  @Test
  void refusesAnAddressInClearAndAShortSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new WebhookSettings(URI.create("http://x.example/"), SECRET, Duration.ZERO))
        .withMessageContaining("https");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WebhookSettings(
                    URI.create("https://x.example/"), new Secret("short"), Duration.ZERO));
  }

  private WebhookNoticeActivities webhook() {
    URI url = URI.create("http://127.0.0.1:" + receiver.port() + "/longhaul");
    return new WebhookNoticeActivities(
        Optional.of(new WebhookSettings(url, SECRET, Duration.ofSeconds(2))),
        Trust.system(),
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private void receive(HttpExchange exchange) throws IOException {
    received.add(
        new Received(
            exchange.getRequestHeaders().getFirst("Longhaul-Event-Id"),
            exchange.getRequestHeaders().getFirst("Longhaul-Timestamp"),
            exchange.getRequestHeaders().getFirst("Longhaul-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    LoopbackHttp.send(exchange, HttpAnswer.text(status, "text/plain", ""));
  }

  private static Notice notice() {
    return new Notice(
        "project:acme/1/parked/1",
        Notice.Kind.PARKED,
        NOON,
        new OperationId("project:acme"),
        "provision acme.example",
        null,
        null,
        "the build failed",
        "coolify-main",
        List.of(),
        List.of("longhaul operation show x"));
  }
}
