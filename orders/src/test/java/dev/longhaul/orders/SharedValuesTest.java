package dev.longhaul.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.projects.AppValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An order and an edit take the same values, and the published schema says so too. */
class SharedValuesTest {
  private static final List<String> TEXTS =
      List.of(
          "main",
          "feature/x_1",
          "a b",
          "-x",
          "/",
          "/health",
          "/health/",
          "/a//b",
          "//evil.example/x",
          "/" + "x".repeat(199),
          "/" + "x".repeat(200),
          "/a b",
          "nixpacks",
          "static",
          "heroku",
          "1",
          "0",
          "080",
          "9999",
          "65535",
          "65536",
          "70000",
          "123456",
          "https://git.example/shop.git",
          "https://git.example:8443/a/b",
          "https://u:p@git.example/x",
          "http://git.example/x",
          "https://git.example/",
          "git@git.example:x",
          "x".repeat(200),
          "x".repeat(201));
  private final OrderReader reader = new OrderReader();

  static Stream<Arguments> values() {
    return Stream.of(AppValue.values())
        .flatMap(value -> TEXTS.stream().map(text -> Arguments.of(value, text)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void anOrderTakesWhatAnEditTakes(AppValue value, String text) {
    String application = "application: {%s: \"%s\"}%ndomain:".formatted(value.field(), text);
    Reading reading =
        reader.read(Orders.registered().replaceFirst("domain:", application), "acme.yaml");
    assertThat(reading.ok())
        .as(reading.sentences().toString())
        .isEqualTo(value.complaint(text).isEmpty());
  }
}
