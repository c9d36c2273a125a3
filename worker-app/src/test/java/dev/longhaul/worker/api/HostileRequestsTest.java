package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.TokenRole;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonsense of every kind, on every route: a sentence with 4xx, nothing changed, never 5xx. */
class HostileRequestsTest {
  private static final TestApi api = new TestApi();
  private static final String token = api.token(TokenRole.ADMIN);
  private static final TestApi.Caller admin = api.as(token);

  @AfterAll
  static void close() {
    api.close();
  }

  /** What people and attackers type. */
  static Stream<String> nonsense() {
    return Stream.of(
        "\u202egro.elpmaxe",
        "a\u200bb",
        "a\u0000b",
        "\ud800",
        "x\r\nSet-Cookie: a=b",
        "<script>alert(1)</script>",
        "${jndi:ldap://127.0.0.1/a}",
        "{{7*7}}",
        "'; drop table projects; --",
        "../../etc/passwd",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://0x7f000001/",
        "env:LONGHAUL_MASTER_KEY",
        "file:/etc/passwd",
        "ledger:other/auth-code",
        "%s%n%x",
        "NaN",
        "1e999999",
        "9".repeat(4_000),
        "x".repeat(60_000));
  }

  static List<RouteTable.Route> writes() {
    return api.server.routes().stream()
        .filter(route -> route.method() == HandlerType.POST || route.method() == HandlerType.PUT)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void noWrittenFieldBreaksARoute(String text) {
    String quoted = Write.text(text);
    for (RouteTable.Route route : writes()) {
      for (String body : bodies(quoted)) {
        TestApi.Answer answer =
            route.method() == HandlerType.POST
                ? admin.post(filled(route.path(), "acme"), body)
                : admin.put(filled(route.path(), "acme"), body);
        assertThat(answer.status()).as(route + " " + body).isBetween(400, 499);
        assertSentence(answer);
      }
    }
  }

  /** The text as a body, as the value of fields that exist, as a field, and where others belong. */
  private static List<String> bodies(String quoted) {
    List<String> bodies =
        new ArrayList<>(List.of(quoted, "[" + quoted + "]", "{" + quoted + ":1}"));
    for (String field : List.of("slug", "word", "name", "role", "address", "url", "domain")) {
      bodies.add("{\"" + field + "\":" + quoted + ",\"surplus\":1}");
      bodies.add("{\"" + field + "\":{\"a\":[" + quoted + "]},\"surplus\":1e400}");
    }
    return bodies;
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void noPathBreaksARoute(String text) {
    String part = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    String shortened = part.substring(0, Math.min(part.length(), 5_000));
    for (RouteTable.Route route : api.server.routes()) {
      if (route.path().contains("{") && route.method() == HandlerType.GET) {
        TestApi.Answer answer = admin.get(filled(route.path(), shortened));
        assertThat(answer.status()).as(route.path() + " " + text).isBetween(400, 499);
      }
    }
    for (String query : List.of("limit", "after", "status", "state", "kind", "name")) {
      for (String path : List.of("projects", "operations", "domains/check")) {
        TestApi.Answer answer = admin.get("/api/v1/" + path + "?" + query + "=" + shortened);
        assertThat(answer.status()).as(path + " " + query + " " + text).isBetween(200, 499);
      }
    }
  }

  @Test
  void changesNothing() {
    assertThat(api.temporal.starts()).isEmpty();
    assertThat(admin.get("/api/v1/servers").body().path("items")).isEmpty();
    assertThat(admin.get("/api/v1/projects").body().path("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + "\u0001" + "\r\n\r\n",
        "GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /..%2f..%2fetc HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "nonsense\r\n\r\n",
        "POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsNotHttpIsRefused(String request) throws IOException {
    assertThat(status(raw(api, request))).isBetween(400, 505).isNotEqualTo(500).isNotEqualTo(503);
  }

  @Test
  void headersHaveALimit() throws IOException {
    String long1 = "GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: " + "x".repeat(20_000) + "\r\n\r\n";
    assertThat(status(raw(api, long1))).isEqualTo(431);
    String path = "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    assertThat(status(raw(api, path))).isIn(414, 431);
    String many = "GET /healthz HTTP/1.1\r\nHost: a\r\n" + "X-A: b\r\n".repeat(20_000) + "\r\n";
    assertThat(status(raw(api, many))).isEqualTo(431);
  }

  /** One byte now and then keeps a connection busy, but not for ever. */
  @Test
  void aBodyThatDripsIsNotWaitedFor() throws Exception {
    long start = System.nanoTime();
    try (Socket socket = new Socket("127.0.0.1", api.server.port())) {
      socket.setSoTimeout(1_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      String answer = "";
      while (answer.isEmpty() && elapsed(start).compareTo(Body.PATIENCE.multipliedBy(3)) < 0) {
        out.write('{');
        out.flush();
        answer = line(socket.getInputStream());
      }
      assertThat(status(answer)).isEqualTo(408);
    }
  }

  private static Duration elapsed(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  static void assertSentence(TestApi.Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.response().body().codePoints())
        .noneMatch(c -> c == 0x202e || c == 0x200b || c == 0 || Character.getType(c) == 19);
    assertThat(answer.detail()).isNotBlank().doesNotContain("Exception", "dev.longhaul");
  }

  private static String filled(String path, String value) {
    return path.replaceAll("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(value));
  }

  static int status(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 ");
    return Integer.parseInt(answer.substring(9, 12));
  }

  static String raw(TestApi api, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.server.port())) {
      socket.setSoTimeout(10_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        assertThat(e).as("the server has answered and closed").isNotNull();
      }
      return line(socket.getInputStream());
    }
  }

  /** The first line of the answer, or nothing when none has come. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
        line.append((char) c);
      }
    } catch (SocketTimeoutException e) {
      return line.toString();
    }
    return line.toString();
  }
}
