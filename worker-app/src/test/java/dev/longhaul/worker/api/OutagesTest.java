package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.longhaul.activities.postgres.TokenRole;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutagesTest {
  private final TestApi api = TestApi.onItsOwnPostgres();
  private final TestApi.Caller jo = api.as(api.token(TokenRole.OPERATOR));

  @BeforeAll
  static void keepQuietAboutWhatIsWanted() {
    ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(Level.OFF);
  }

  @AfterEach
  void close() {
    api.close();
    api.stopPostgres();
  }

  @Test
  void nothingIsStartedWhileTemporalIsAway() {
    assertThat(jo.get("/readyz").status()).isEqualTo(200);
    api.temporal.goAway(true);
    TestApi.Answer answer = jo.post("/api/v1/projects", Orders.json("acme"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.detail()).contains("Temporal");
    assertThat(jo.get("/api/v1/operations").body().path("items")).isEmpty();
    assertThat(jo.get("/healthz").status()).isEqualTo(200);
    assertThat(jo.get("/readyz").detail()).isEqualTo("no answer from: temporal");
    assertThat(jo.send("HEAD", "/readyz", BodyPublishers.noBody(), null).status()).isEqualTo(503);
  }

  @Test
  void nothingIsStartedWhilePostgresIsAway() {
    api.stopPostgres();
    TestApi.Answer answer = jo.post("/api/v1/projects", Orders.json("acme"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.detail()).contains("ledger");
    assertThat(api.temporal.starts()).isEmpty();
    assertThat(jo.get("/healthz").status()).isEqualTo(200);
    TestApi.Answer ready = jo.get("/readyz");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.detail()).isEqualTo("no answer from: ledger");
  }

  @Test
  void aStartThatTemporalHasIsAcceptedWhateverHappensToTheLedger() {
    api.temporal.onStart(api::stopPostgres);
    TestApi.Answer answer = jo.post("/api/v1/projects", Orders.json("acme"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("operation_id").asText()).isEqualTo("project:acme");
    assertThat(api.temporal.starts()).hasSize(1);
  }
}
