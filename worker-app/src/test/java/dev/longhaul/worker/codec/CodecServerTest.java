package dev.longhaul.worker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.util.JsonFormat;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.Json;
import io.temporal.api.common.v1.Payloads;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Temporal's remote codec protocol as the {@code temporal} command speaks it. */
class CodecServerTest {
  private static final String JSON = "application/json";
  private static TestCodec codec;
  private static String operator;
  private static String viewer;

  @BeforeAll
  static void start() {
    codec = new TestCodec(TestCodec.WEB_UI);
    operator = "Bearer " + codec.token("op", TokenRole.OPERATOR);
    viewer = "Bearer " + codec.token("watcher", TokenRole.VIEWER);
  }

  @AfterAll
  static void stop() throws IOException {
    codec.close();
  }

  @Test
  void opensWhatAWorkerHasWritten() throws Exception {
    HttpResponse<String> answer = post("/decode", sealed("Ada"), operator);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(JSON);
    JsonNode payload = Json.mapper().readTree(answer.body()).path("payloads").path(0);
    assertThat(text(payload.path("data"))).isEqualTo("\"Ada\"");
    assertThat(text(payload.path("metadata").path("encoding"))).isEqualTo("json/plain");
  }

  @Test
  void sealsSoThatAWorkerCanReadIt() throws Exception {
    String plain =
        """
        {"payloads":[{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"IkFkYSI=","new":1}]}
        """;
    HttpResponse<String> answer = post("/encode", plain, operator);
    assertThat(answer.body()).doesNotContain("IkFkYSI=");
    Payloads.Builder sealed = Payloads.newBuilder();
    JsonFormat.parser().merge(answer.body(), sealed);
    assertThat(
            TestCodec.CONVERTER.fromPayloads(
                0, Optional.of(sealed.build()), String.class, String.class))
        .isEqualTo("Ada");
  }

  @Test
  void answersInTheOrderOfTheQuestion() throws Exception {
    HttpResponse<String> answer = post("/decode", sealed("a", "b", "c"), operator);
    JsonNode payloads = Json.mapper().readTree(answer.body()).path("payloads");
    assertThat(payloads)
        .extracting(node -> text(node.path("data")))
        .containsExactly("\"a\"", "\"b\"", "\"c\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//decode", "/decode/", "/decode"})
  void doesNotMindASlashAtTheEndOfTheEndpoint(String path) {
    assertThat(post(path, sealed("Ada"), operator).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/encode", "/decode"})
  void answersOperatorsOnly(String path) {
    assertThat(post(path, sealed("Ada"), "Bearer lh_nobody").statusCode()).isEqualTo(401);
    assertThat(post(path, sealed("Ada"), "Basic b3A6b3A=").statusCode()).isEqualTo(401);
    HttpResponse<String> nobody = codec.send("POST", path, sealed("Ada"), "Content-Type", JSON);
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(nobody.body()).contains("/login").doesNotContain("Ada");
    HttpResponse<String> watcher = post(path, sealed("Ada"), viewer);
    assertThat(watcher.statusCode()).isEqualTo(403);
    assertThat(watcher.body()).contains("watcher has the role viewer");
  }

  @Test
  void aRevokedTokenOpensNothing() {
    String token = "Bearer " + codec.token("leaver", TokenRole.OPERATOR);
    assertThat(post("/decode", sealed("Ada"), token).statusCode()).isEqualTo(200);
    codec.tokens.revoke("leaver", false);
    assertThat(post("/decode", sealed("Ada"), token).statusCode()).isEqualTo(401);
  }

  @Test
  void saysWhichKeyIsMissing() {
    String foreign = sealed("Ada").replace(base64("k1"), base64("k7"));
    HttpResponse<String> answer = post("/decode", foreign, operator);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("payload key 'k7'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{", "{\"payloads\":[{\"data\":\"%%%\"}]}", "{\"payloads\":7}", "null"})
  void refusesWhatIsNoMessageOfPayloads(String body) {
    assertThat(post("/decode", body, operator).statusCode()).isEqualTo(400);
  }

  @Test
  void answersNothingWithNothing() {
    HttpResponse<String> answer = post("/decode", "{}", operator);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
  }

  @Test
  void wantsJson() {
    HttpResponse<String> form =
        codec.send(
            "POST",
            "/decode",
            sealed("Ada"),
            "Content-Type",
            "text/plain",
            "Authorization",
            operator);
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(codec.send("GET", "/decode", null).statusCode()).isEqualTo(405);
    assertThat(codec.send("GET", "/elsewhere", null).statusCode()).isEqualTo(404);
    assertThat(codec.send("GET", "/healthz", null).body()).isEqualTo("ok");
  }

  private static HttpResponse<String> post(String path, String body, String authorization) {
    return codec.send("POST", path, body, "Content-Type", JSON, "Authorization", authorization);
  }

  /** The body of a question about these texts, as a worker has sealed them. */
  static String sealed(Object... texts) {
    try {
      return JsonFormat.printer().print(TestCodec.CONVERTER.toPayloads(texts).orElseThrow());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
