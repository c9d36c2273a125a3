package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.longhaul.activities.postgres.TokenRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that are right but for one field or one part of the path: refused with a sentence about
 * that field, and nothing is changed. That they are right otherwise is a case of its own.
 */
class WrongFieldsTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
  private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cs}\\p{Cntrl}]");
  private static final Set<String> ARE_WORDS = Set.of("NaN", "1e999999");

  /** Is no text of one line, whatever the field is about. */
  private static final List<String> NO_LINES =
      List.of("a\u0000b", "\ud800", "a\u001b[2Jb", "x".repeat(60_000));

  private static final TestApi api = new TestApi();
  private static final String token = api.token(TokenRole.ADMIN);
  private static final TestApi.Caller admin = api.as(token);

  @BeforeAll
  static void prepare() {
    Writes.prepare(api, admin);
  }

  @AfterAll
  static void close() {
    api.close();
  }

  static Stream<Write> writes() {
    return Writes.all().stream();
  }

  static Stream<Write> withFields() {
    return writes().filter(write -> !write.body().isEmpty());
  }

  static Stream<Write> withParameters() {
    return writes().filter(write -> write.route().contains("{"));
  }

  @Test
  void isAboutEveryRouteThatChangesSomething() {
    assertThat(writes().map(Write::toString).toList())
        .containsExactlyInAnyOrderElementsOf(
            api.server.routes().stream()
                .filter(route -> !route.method().name().equals("GET"))
                .map(route -> route.method().name() + " " + route.path())
                .toList());
  }

  @Test
  void everyRequestIsAcceptedAsItStands() {
    try (TestApi other = new TestApi()) {
      TestApi.Caller caller = other.as(other.token(TokenRole.ADMIN));
      Writes.prepare(other, caller);
      for (Write write : Writes.all()) {
        TestApi.Answer answer = write.send(caller);
        assertThat(answer.status())
            .as(write + " " + answer.response().body())
            .isEqualTo(write.accepted());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withFields")
  void oneWrongFieldIsRefusedByName(Write write) {
    String before = everything();
    for (JsonPointer field : write.fields()) {
      for (JsonNode wrong : wrong(write, field)) {
        String body = write.with(field, wrong);
        assertRefused(write + " " + shown(body), write.send(admin, body))
            .contains(isReadable(wrong) ? field.getMatchingProperty() : "");
      }
    }
    assertThat(everything()).isEqualTo(before);
  }

  /** A body that no text can hold is refused as a whole. */
  private static boolean isReadable(JsonNode value) {
    return !UNREADABLE.matcher(value.asText()).find();
  }

  @Test
  void noMissingFieldBreaksARoute() {
    try (TestApi other = new TestApi()) {
      TestApi.Caller caller = other.as(other.token(TokenRole.ADMIN));
      Writes.prepare(other, caller);
      for (Write write : Writes.all()) {
        for (JsonPointer field : write.fields()) {
          assertNotBroken(write, field, write.send(caller, write.without(field)));
          assertNotBroken(
              write,
              field,
              write.send(caller, write.with(field, JsonNodeFactory.instance.nullNode())));
        }
      }
    }
  }

  private static void assertNotBroken(Write write, JsonPointer field, TestApi.Answer answer) {
    assertThat(answer.status()).as(write + " without " + field).isNotEqualTo(500);
  }

  private static List<JsonNode> wrong(Write write, JsonPointer field) {
    JsonNode right = write.body().at(field);
    JsonNodeFactory json = JsonNodeFactory.instance;
    List<JsonNode> wrong = new ArrayList<>();
    wrong.add(DecimalNode.valueOf(new BigDecimal("1e400")));
    wrong.add(json.objectNode().set("a", json.arrayNode().add("{{7*7}}")));
    if (!right.isArray()) {
      wrong.add(json.arrayNode().add("{{7*7}}"));
    }
    texts(write, field).map(TextNode::new).forEach(wrong::add);
    return wrong;
  }

  /** An element of a list is named like the list. */
  private static Stream<String> texts(Write write, JsonPointer field) {
    JsonPointer named = field.last().getMatchingIndex() < 0 ? field : field.head();
    String name = named.last().getMatchingProperty();
    if (write.lines().contains(name) && write.body().at(field).isValueNode()) {
      return NO_LINES.stream();
    }
    return HostileRequestsTest.nonsense()
        .filter(text -> !write.words().contains(name) || !ARE_WORDS.contains(text));
  }

  @ParameterizedTest
  @MethodSource("withParameters")
  void oneWrongPartOfThePathIsRefused(Write write) throws IOException {
    String before = everything();
    List<String> texts =
        HostileRequestsTest.nonsense().filter(text -> !ARE_WORDS.contains(text)).toList();
    for (String text : texts) {
      for (String path : wrongPaths(write, text)) {
        int status = HostileRequestsTest.status(HostileRequestsTest.raw(api, request(write, path)));
        assertThat(status).as(write + " " + text).isBetween(400, 499);
      }
    }
    assertThat(everything()).isEqualTo(before);
  }

  /** On a connection of its own: after a path that is none the server closes it. */
  private static String request(Write write, String path) {
    String body = Write.text(write.body());
    return "%s %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(write.method(), path, token, body.length(), body);
  }

  /** The path with the text in the place of one parameter, the others left right. */
  private static List<String> wrongPaths(Write write, String text) {
    String part = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    String shortened = part.substring(0, Math.min(part.length(), 5_000));
    String[] route = write.route().split("/");
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < route.length; i++) {
      if (PARAMETER.matcher(route[i]).matches()) {
        String[] parts = write.path().split("/");
        parts[i] = shortened;
        paths.add(String.join("/", parts));
      }
    }
    return paths;
  }

  private static AbstractStringAssert<?> assertRefused(String what, TestApi.Answer answer) {
    assertThat(answer.status()).as(what).isBetween(400, 499);
    HostileRequestsTest.assertSentence(answer);
    return assertThat(answer.response().body()).as(what);
  }

  private static String shown(String body) {
    Matcher long1 = Pattern.compile("(.)\\1{100,}").matcher(body);
    return long1.replaceAll("$1...");
  }

  /** All that a request may change, but for when a token was seen last. */
  private static String everything() {
    List<String> all = new ArrayList<>();
    for (String table :
        column("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
      column("select (to_jsonb(t) - 'last_used_at')::text from " + table + " t order by 1")
          .forEach(row -> all.add(table + " " + row));
    }
    all.add(api.temporal.starts().size() + " starts");
    all.addAll(api.temporal.decisions().stream().map(String::valueOf).toList());
    all.addAll(api.post.sent);
    all.addAll(api.platform.validated);
    all.add(api.dns.reports.size() + " reports");
    return String.join("\n", all);
  }

  private static List<String> column(String sql) {
    return api.ledger
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
