package dev.longhaul.durable.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadKeysTest {
  @Test
  void theFirstSealsAndAllAreThere() {
    PayloadKeys keys = TestKeys.of("new:2,old:1");
    assertThat(keys.first()).contains("new");
    assertThat(keys.find("old")).isPresent();
    assertThat(keys.find("older")).isEmpty();
    assertThat(keys.isEmpty()).isFalse();
  }

  @Test
  void noKeysAreEmpty() {
    assertThat(PayloadKeys.none().isEmpty()).isTrue();
    assertThat(PayloadKeys.none().first()).isEmpty();
  }

  @Test
  void spacesAndLinesAroundCommasDoNotMatter() {
    String text = " a:" + TestKeys.base64(1, 32) + " ,\n b:" + TestKeys.base64(2, 32) + "\n";
    assertThat(PayloadKeys.parse(text)).hasToString("keys [a, b]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", ":abc", "a b:abc", "a:", "a:%%%", "a:c2hvcnQ="})
  void mistakesAreRefusedWithoutShowingTheKey(String text) {
    assertThatThrownBy(() -> PayloadKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .contains("base64")
        .doesNotContain("%%%", "c2hvcnQ", "nothing");
  }

  @Test
  void twoKeysOfOneNameAreRefused() {
    assertThatThrownBy(() -> TestKeys.of("a:1,a:2")).hasMessageContaining("twice");
  }

  @Test
  void printsNoKey() {
    assertThat(TestKeys.of("a:1").toString()).isEqualTo("keys [a]");
  }

  @Test
  void derivedKeysDifferByPurposeAndByKey() {
    assertThat(TestKeys.of("a:1").derive("x")).isEqualTo(TestKeys.of("b:1,a:2").derive("x"));
    assertThat(TestKeys.of("a:1").derive("x")).isNotEqualTo(TestKeys.of("a:1").derive("y"));
    assertThat(TestKeys.of("a:1").derive("x")).isNotEqualTo(TestKeys.of("a:2").derive("x"));
  }
}
