package dev.longhaul.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
  private final OrderReader reader = new OrderReader();

  static Stream<Arguments> texts() {
    return Stream.of(
        text("", "there is nothing in it"),
        text("# only a comment\n", "there is nothing in it"),
        text("just words", "this is not an order"),
        text("- slug: acme", "this is not an order"),
        text("[]", "this is not an order"),
        text("{}", "is missing"),
        text("\u0000", "control character"),
        text("slug: acme\nname: a\u0007b", "control character"),
        text("slug: acme\n---\nslug: blog", "a second document"),
        text("a: &a [x]\nb: [*a, *a]", "anchors and aliases"),
        text("a: &a [*a]", "anchors and aliases"),
        text("<<: *x", "anchors and aliases"),
        text("slug: !!java.net.URL [\"http://127.0.0.1\"]", "tags"),
        text("!x {slug: acme}", "tags"),
        text("[".repeat(30_000), "nested too deeply"),
        text("{\"a\":".repeat(10_000), "nested too deeply"),
        text("a:\n\tb: c", "cannot be read"),
        text("slug: 'acme", "cannot be read"),
        text("{\"slug\": \"acme\"", "cannot be read"),
        text("{\"slug\": \"acme\"} trailing", "cannot be read"),
        text("? [a, b]\n: c", "a key must be a word"),
        text("x".repeat(OrderReader.LONGEST + 1), "longer than 64 KiB"),
        text("ä".repeat(OrderReader.LONGEST / 2 + 1), "longer than 64 KiB"),
        text("\u001b[2J: x", "control character"),
        text("\"\\u001b[2J\": x", "is not a key"),
        text("%YAML 9.9\n---\na: b", "neither YAML nor JSON"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void refusesQuicklyAndInOneSentence(String text, String message) {
    Reading reading =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> reader.read(text, "evil.yaml"));

    assertThat(reading.order()).isNull();
    assertThat(reading.sentences()).anyMatch(sentence -> sentence.contains(message));
    assertThat(reading.sentences())
        .allMatch(sentence -> sentence.codePoints().noneMatch(Words::isInvisible));
  }

  /** Cuts, doubles and changes characters of a good order; nothing may escape as an exception. */
  @Test
  void neverThrowsWhateverTheTextIs() {
    Random random = new Random(20260101);
    String alphabet = "{}[]:,-&*!|>'\"%@`#?\t\n \\\u0000\u2028a1é";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(Orders.registered());
      for (int change = 0; change <= random.nextInt(4); change++) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
      }
      text.setLength(random.nextInt(4) == 0 ? random.nextInt(text.length()) : text.length());
      Reading reading = reader.read(text.toString(), "f");
      assertThat(reading.order() == null).isEqualTo(!reading.mistakes().isEmpty());
    }
  }

  @Test
  void saysWhatHindersReadingAFile(@TempDir Path folder) throws Exception {
    Path latin =
        Files.write(folder.resolve("l.yaml"), "name: Bücher".getBytes(StandardCharsets.ISO_8859_1));
    Path big = Files.write(folder.resolve("big.yaml"), new byte[100_000]);

    assertThat(OrderFile.read(folder.resolve("no.yaml")).sentences().get(0))
        .endsWith("no.yaml: does not exist; check the name of the file");
    assertThat(OrderFile.read(folder).sentences().get(0)).contains("is a folder");
    assertThat(OrderFile.read(latin).sentences().get(0)).contains("is not UTF-8 text");
    assertThat(OrderFile.read(big).sentences().get(0)).contains("longer than 64 KiB");
  }

  private static Arguments text(String text, String message) {
    return Arguments.of(text, message);
  }
}
