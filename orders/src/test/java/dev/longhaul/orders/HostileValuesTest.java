package dev.longhaul.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Puts nonsense into every field of a good order. It is refused with field and line, or it is
 * harmless; nothing else happens, and soon.
 */
class HostileValuesTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int ROUNDS = 1_000;

  private static final OrderReader reader = new OrderReader();

  static Stream<String> values() {
    return Stream.of(
        "\"\\u202egro.elpmaxe\"",
        "\"a\\u200bb\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"a\\udc00b\"",
        "\"Jo\\r\\nBcc: all@example.com\"",
        "\"a\\u0085b\"",
        "\"a\\u2028b\"",
        "\"" + "x".repeat(5_000) + "\"",
        "\"\\ufeffacme\"",
        "\"-\"",
        "\"xn--\"",
        "\"xn--a-ecp.ru\"",
        "\"..\"",
        "\" \"",
        "\"\\u2005\"",
        "\"a\\u0301.example\"",
        "\"http://169.254.169.254/latest/meta-data/\"",
        "\"http://[::1]:8000/\"",
        "\"0x7f000001\"",
        "\"env:LONGHAUL_MASTER_KEY\"",
        "\"file:/etc/passwd\"",
        "\"ledger:other/auth-code\"",
        "-1",
        "0",
        "1e400",
        "9".repeat(400),
        "9".repeat(2_000),
        "0." + "9".repeat(2_000),
        "0x7f000001",
        "true",
        "null",
        "[]",
        "{}",
        "[[[[[[[[\"x\"]]]]]]]]",
        "{\"a\": {\"b\": [1]}}");
  }

  @ParameterizedTest
  @MethodSource("values")
  void isRefusedByNameOrHarmlessInEveryField(String value) {
    for (String text : everywhere(value)) {
      check(text);
    }
  }

  @Test
  void aFieldTwiceIsNamedWithBothLines() {
    String order = Orders.registered();
    for (String line : order.lines().filter(l -> l.matches("\\w+: \\S.*")).toList()) {
      Reading reading = reader.read(order + line + "\n", "order.yaml");
      assertThat(reading.sentences()).as(line).anyMatch(said -> said.contains("a second time"));
      assertThat(reading.mistakes()).allMatch(mistake -> mistake.line() > 0);
    }
  }

  /** Several fields at once, texts of any characters; a failure prints its seed. */
  @Test
  void whateverAPersonTypes() {
    long seed = Long.getLong("longhaul.seed", System.nanoTime());
    Random random = new Random(seed);
    JsonNode good = good();
    for (int round = 0; round < ROUNDS; round++) {
      JsonNode order = good.deepCopy();
      List<Runnable> changes = new ArrayList<>();
      places(order, changes, () -> text(random));
      for (int change = 0; change <= random.nextInt(3); change++) {
        changes.get(random.nextInt(changes.size())).run();
      }
      Assertions.assertDoesNotThrow(
          () -> check(order.toString()), () -> "again: -Dlonghaul.seed=" + seed);
    }
  }

  private void check(String text) {
    Reading reading = Assertions.assertTimeout(SOON, () -> reader.read(text, "order.json"));
    for (Mistake mistake : reading.mistakes()) {
      assertThat(mistake.line()).as(mistake + " in " + text).isPositive();
      assertThat(mistake.message()).isNotBlank();
    }
    assertThat(reading.sentences())
        .as(text)
        .allMatch(said -> said.codePoints().noneMatch(Words::isInvisible))
        .allMatch(said -> said.length() < 1_000);
    if (reading.ok()) {
      assertHarmless(Json.mapper().valueToTree(reading.accepted()));
    }
  }

  /** No text of an accepted order can start a line, turn the direction, or hide. */
  private static void assertHarmless(JsonNode node) {
    if (node.isTextual()) {
      assertThat(node.textValue().codePoints())
          .as(node.textValue())
          .noneMatch(Words::isInvisible)
          .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
    node.forEach(HostileValuesTest::assertHarmless);
  }

  private static List<String> everywhere(String value) {
    List<String> texts = new ArrayList<>();
    int fields = count(good());
    for (int field = 0; field < fields; field++) {
      JsonNode order = good();
      List<Runnable> changes = new ArrayList<>();
      places(order, changes, () -> "@@here@@");
      changes.get(field).run();
      texts.add(order.toString().replace("\"@@here@@\"", value));
    }
    return texts;
  }

  private static int count(JsonNode order) {
    List<Runnable> changes = new ArrayList<>();
    places(order, changes, () -> "");
    return changes.size();
  }

  /** One change for every field and every element, however deep. */
  private static void places(JsonNode node, List<Runnable> changes, Supplier<String> text) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        changes.add(() -> object.put(field.getKey(), text.get()));
        places(field.getValue(), changes, text);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        changes.add(() -> array.set(at, text.get()));
        places(array.get(i), changes, text);
      }
    }
  }

  private static JsonNode good() {
    Reading reading = reader.read(Orders.registered(), "order.yaml");
    return Json.mapper().valueToTree(reading.accepted());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> 0x2000 + random.nextInt(0x70);
            case 2 -> random.nextInt(0x10000);
            case 3 -> random.nextInt(0x110000);
            default -> 0x20 + random.nextInt(0x5f);
          });
    }
    return text.toString();
  }
}
