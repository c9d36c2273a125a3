package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.longhaul.activities.postgres.TokenRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is common to all routes: forms, sizes, headers, problem documents. */
class RequestsTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller admin = api.as(api.token(TokenRole.ADMIN));

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void everyAnswerIsForTheCallerAlone() {
    for (String path : new String[] {"/healthz", "/api/v1/servers", "/nowhere", "/docs"}) {
      TestApi.Answer answer = admin.get(path);
      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
      assertThat(answer.header("Server")).as(path).isEmpty();
    }
  }

  @Test
  void unknownRoutesAndMethodsAreProblemsToo() {
    TestApi.Answer nowhere = admin.get("/api/v1/nowhere");
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(nowhere.header("Content-Type")).startsWith("application/problem+json");
    assertThat(nowhere.detail()).contains("/api/v1/nowhere");
    TestApi.Answer wrong = admin.send("DELETE", "/api/v1/servers", BodyPublishers.noBody(), null);
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
    assertThat(wrong.header("Allow")).contains("GET", "POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "1000", "ten", "1.5"})
  void refusesLimitsBeyondTheirs(String limit) {
    for (String path : new String[] {"projects", "operations", "projects/acme/log"}) {
      TestApi.Answer answer = admin.get("/api/v1/" + path + "?limit=" + limit);
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.errorFields()).containsExactly("limit");
    }
  }

  @Test
  void saysWhereABodyStopsBeingJson() {
    TestApi.Answer answer = admin.post("/api/v1/servers", "{\"name\": \"web-1\",\n  oops}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").get(0).path("line").asInt()).isEqualTo(2);
    assertThat(answer.body().path("errors").get(0).path("column").asInt()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "{\"a\":1,\"a\":2}", "{} {}", "{", "nul", "\uFFFF"})
  void refusesBodiesThatAreNoObject(String body) {
    assertThat(admin.post("/api/v1/servers", body).status()).isEqualTo(400);
    assertThat(admin.post("/api/v1/projects", body).status()).isEqualTo(400);
  }

  @Test
  void refusesBodiesThatNoParserShouldSee() {
    String deep = "[".repeat(30_000);
    assertThat(admin.post("/api/v1/servers", deep).status()).isEqualTo(400);
    assertThat(admin.post("/api/v1/projects", deep).status()).isEqualTo(400);
    byte[] latin = "{\"name\": \"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);
    for (String path : new String[] {"/api/v1/servers", "/api/v1/projects"}) {
      TestApi.Answer answer =
          admin.send("POST", path, BodyPublishers.ofByteArray(latin), "application/json");
      assertThat(answer.status()).isEqualTo(400);
    }
  }

  @Test
  void namesUnknownFieldsAndWhatWasMeant() {
    TestApi.Answer answer = admin.post("/api/v1/servers", "{\"adress\": \"203.0.113.1\"}");
    assertThat(answer.errorFields()).contains("adress");
    assertThat(answer.body().path("errors").get(0).path("remedy").asText())
        .isEqualTo("did you mean address?");
  }

  @Test
  void refusesBodiesThatAreTooLong() {
    String body = "{\"name\": \"" + "x".repeat(64 * 1024) + "\"}";
    for (String path : new String[] {"/api/v1/projects", "/api/v1/servers"}) {
      TestApi.Answer answer = admin.post(path, body);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body().path("title").asText()).isEqualTo("The request is too large");
      assertThat(admin.post(path, body.repeat(14)).status()).isEqualTo(413);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      TestApi.Answer chunked =
          admin.send(
              "POST",
              path,
              BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
              "application/json");
      assertThat(chunked.status()).isEqualTo(413);
    }
  }

  @Test
  void refusesContentTypesThatItDoesNotRead() {
    for (String path : new String[] {"/api/v1/projects", "/api/v1/servers"}) {
      TestApi.Answer answer =
          admin.send(
              "POST", path, BodyPublishers.ofString("a=b"), "application/x-www-form-urlencoded");
      assertThat(answer.status()).isEqualTo(415);
    }
    assertThat(
            admin
                .send(
                    "POST",
                    "/api/v1/servers",
                    BodyPublishers.ofString("{}"),
                    "Application/JSON; charset=utf-8")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aFaultOfOursIsInTheLogUnderTheIdThatTheClientSees() {
    assertThatFaultIsLogged(
        () -> {
          throw new IllegalStateException("a secret thought");
        });
    assertThatFaultIsLogged(
        () -> {
          throw new StackOverflowError("a secret thought");
        });
  }

  private static void assertThatFaultIsLogged(Runnable fault) {
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.list = new CopyOnWriteArrayList<>();
    events.start();
    Logger log = (Logger) LoggerFactory.getLogger(Problems.class);
    log.addAppender(events);
    log.setAdditive(false);
    api.temporal.breakWith(fault);
    try {
      TestApi.Answer answer = admin.get("/api/v1/operations/project:acme");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.response().body()).doesNotContain("secret thought", "Exception", "at dev.");
      String id = answer.body().path("instance").asText().replace("urn:uuid:", "");
      assertThat(answer.detail()).contains(id);
      assertThat(events.list)
          .singleElement()
          .satisfies(event -> assertThat(event.getFormattedMessage()).contains(id));
    } finally {
      api.temporal.breakWith(() -> {});
      log.detachAppender(events);
      log.setAdditive(true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /%zz HTTP/1.1", "GET /api/v1/projects/a%2Fb HTTP/1.1", "NONSENSE"})
  void whatTheServerItselfRefusesIsAProblemToo(String line) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.server.port())) {
      String request = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
      assertThat(answer).contains("application/problem+json", "nosniff");
      assertThat(answer).doesNotContain("<html", "Exception");
    }
  }
}
