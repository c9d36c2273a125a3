package dev.longhaul.worker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.postgres.TokenRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator's browser: the login page, its cookie, and the Web UI's calls from its origin. */
class LoginTest {
  private static TestCodec codec;
  private static String token;

  @BeforeAll
  static void start() {
    codec = new TestCodec(TestCodec.WEB_UI);
    token = codec.token("op", TokenRole.OPERATOR);
  }

  @AfterAll
  static void stop() throws IOException {
    codec.close();
  }

  @Test
  void thePageAsksForATokenAndMayLoadNothing() {
    HttpResponse<String> page = codec.send("GET", "/login", null);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("type=\"password\"", "method=\"post\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void theCookieIsForTheCodecOnlyAndHoldsNoToken() {
    List<String> cookies = login(token).headers().allValues("Set-Cookie");
    assertThat(cookies).hasSize(2);
    assertThat(cookies).allMatch(cookie -> cookie.endsWith("; HttpOnly; SameSite=Strict"));
    assertThat(cookies).anyMatch(cookie -> cookie.contains("; Path=/decode;"));
    assertThat(cookies).anyMatch(cookie -> cookie.contains("; Path=/encode;"));
    assertThat(cookies).noneMatch(cookie -> cookie.contains(token));
  }

  @Test
  void theWebUiReadsWithTheCookie() {
    HttpResponse<String> answer = decode(cookie(login(token)), TestCodec.WEB_UI);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains(TestCodec.WEB_UI);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    assertThat(answer.headers().firstValue("Vary")).contains("Origin");
  }

  @Test
  void theWebUiIsToldThatALoginIsMissing() {
    HttpResponse<String> answer =
        codec.send(
            "POST",
            "/decode",
            "{}",
            "Content-Type",
            "application/json",
            "Origin",
            TestCodec.WEB_UI);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains(TestCodec.WEB_UI);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:9999", "http://evil.example", "null", "http://127.0.0.1:82330"})
  void noOtherPageReadsAnything(String origin) {
    HttpResponse<String> answer = decode(cookie(login(token)), origin);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight(origin).statusCode()).isEqualTo(403);
  }

  @Test
  void theBrowserMayAskBeforeItSends() {
    HttpResponse<String> answer = preflight(TestCodec.WEB_UI);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Content-Type", "X-Namespace");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
  }

  @Test
  void aSessionEndsWithItsTimeAndWithItsToken() {
    String cookie = cookie(login(codec.token("brief", TokenRole.ADMIN)));
    codec.pass(Duration.ofHours(11));
    assertThat(decode(cookie, TestCodec.WEB_UI).statusCode()).isEqualTo(200);
    codec.tokens.revoke("brief", true);
    assertThat(decode(cookie, TestCodec.WEB_UI).statusCode()).isEqualTo(401);
    String other = cookie(login(token));
    codec.pass(Duration.ofHours(13));
    assertThat(decode(other, TestCodec.WEB_UI).statusCode()).isEqualTo(401);
  }

  @Test
  void aCookieThatSomebodyMadeUpIsNone() {
    String cookie = cookie(login(token));
    String value = cookie.substring(cookie.indexOf('=') + 1);
    String[] parts = value.split("\\.");
    for (String forged :
        List.of("", "x", "9." + parts[1] + "." + parts[2], parts[0] + ".99999999999." + parts[2])) {
      assertThat(decode(OperatorCheck.COOKIE + "=" + forged, TestCodec.WEB_UI).statusCode())
          .as(forged)
          .isEqualTo(401);
    }
  }

  @Test
  void aCustomersTokenGetsNoCookieWhateverItsRole() {
    String bound =
        codec
            .tokens
            .create("customer", TokenRole.OPERATOR, "acme", List.of(), null)
            .value()
            .reveal();
    HttpResponse<String> answer = login(bound);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("bound to the account acme");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void aWrongTokenGetsNoCookie() {
    String viewer = codec.token("watcher", TokenRole.VIEWER);
    assertThat(login("").statusCode()).isEqualTo(401);
    assertThat(login("<script>").body()).doesNotContain("<script>");
    HttpResponse<String> watcher = login(viewer);
    assertThat(watcher.statusCode()).isEqualTo(403);
    assertThat(watcher.body()).contains("has the role viewer");
    assertThat(watcher.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void behindHttpsTheCookieStaysThere() throws Exception {
    try (TestCodec other = new TestCodec("https://temporal.example.com")) {
      String op = other.token("op", TokenRole.OPERATOR);
      HttpResponse<String> answer = login(other, op);
      assertThat(answer.headers().allValues("Set-Cookie"))
          .allMatch(text -> text.endsWith("; Secure"));
      other.stopPostgres();
      assertThat(login(other, op).statusCode()).isEqualTo(503);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:8233", "http://a.example/", "*", "null", "ftp://a", "http://a b"})
  void anOriginIsSchemeHostAndPort(String text) {
    assertThatThrownBy(() -> new WebUiOrigin(text)).hasMessageContaining("like http://127.0.0.1");
  }

  private static HttpResponse<String> login(String token) {
    return login(codec, token);
  }

  private static HttpResponse<String> login(TestCodec codec, String token) {
    return codec.send(
        "POST",
        "/login",
        "token=" + token.replace("<", "%3C"),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  private static HttpResponse<String> decode(String cookie, String origin) {
    return codec.send(
        "POST",
        "/decode",
        CodecServerTest.sealed("Ada"),
        "Content-Type",
        "application/json",
        "Origin",
        origin,
        "Cookie",
        cookie);
  }

  private static HttpResponse<String> preflight(String origin) {
    return codec.send(
        "OPTIONS",
        "/decode",
        null,
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "content-type,x-namespace");
  }
}
