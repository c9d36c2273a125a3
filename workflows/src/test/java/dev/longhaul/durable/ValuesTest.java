package dev.longhaul.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.domains.DomainName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values: what they accept, refuse and print. */
class ValuesTest {
  @Test
  void moneyIsReadAndPrintedInTheCurrencysDigits() {
    assertThat(Money.parse("20.00 EUR")).isEqualTo(new Money(2000, "EUR")).hasToString("20.00 EUR");
    assertThat(Money.parse("500 JPY")).isEqualTo(new Money(500, "JPY")).hasToString("500 JPY");
    assertThat(Money.of(new BigDecimal("11.88"), "EUR").minor()).isEqualTo(1188);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20,00 EUR", "20.001 EUR", "1.5 JPY", "EUR", "-1 EUR", "1 XXXX", "1 QQQ"})
  void moneyRefusesWhatIsNotAnAmount(String text) {
    assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherCurrencyAlwaysExceedsALimit() {
    assertThat(new Money(1, "USD").exceeds(new Money(100, "EUR"))).isTrue();
    assertThat(new Money(101, "EUR").exceeds(new Money(100, "EUR"))).isTrue();
    assertThat(new Money(100, "EUR").exceeds(new Money(100, "EUR"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Acme.Example.,acme.example", "Bücher.example,xn--bcher-kva.example"})
  void domainNamesAreNormalised(String text, String value) {
    assertThat(new DomainName(text).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "a..example",
        "-a.example",
        "a b.example",
        "a/b.example",
        "192.0.2.1",
        "straße.example"
      })
  void domainNamesRefuseWhatIsNone(String text) {
    assertThatThrownBy(() -> new DomainName(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void belowMeansBelowALabelAndNotASuffix() {
    DomainName base = new DomainName("sites.example");
    assertThat(base.child("acme").isBelow(base)).isTrue();
    assertThat(base.isBelow(base)).isFalse();
    assertThat(new DomainName("evilsites.example").isBelow(base)).isFalse();
  }

  @Test
  void secretReferencesNameASubjectAndASecret() {
    SecretRef ref = SecretRef.of("acme", "initial-password.1");
    assertThat(ref).hasToString("ledger:acme/initial-password.1");
    assertThat(ref.subject()).isEqualTo("acme");
    assertThat(ref.name()).isEqualTo("initial-password.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"env:HOME", "file:/etc/passwd", "ledger:acme", "ledger:../x/y", "ledger:a/b/c"})
  void secretReferencesRefuseOtherPlaces(String text) {
    assertThatThrownBy(() -> new SecretRef(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void operationIdsAreBusinessKeysWithoutSlashes() {
    assertThat(OperationId.of("project", "acme").subject()).isEqualTo("acme");
    assertThatThrownBy(() -> new OperationId("project/acme"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OperationId.of("project", "a/b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"PT10M,10 min", "P1DT2H,1 d 2 h", "PT90S,1 min 30 s", "PT0S,1 s", "P7D,7 d"})
  void durationsAreSaidInWords(Duration time, String words) {
    assertThat(Words.of(time)).isEqualTo(words);
  }

  @Test
  void textNeverBecomesMarkdownOrHtml() {
    String safe = DetailsTable.escape("<b>a|b</b>\n# [x](http://evil) `c` *d* & \\");
    assertThat(safe)
        .isEqualTo(
            "&lt;b\\>a\\|b&lt;/b\\> \\# \\[x\\]\\(http://evil\\) \\`c\\` \\*d\\* &amp; \\\\");
  }

  @Test
  void theDigestOfAnOrderDoesNotDependOnTheOrderOfItsFields() {
    Map<String, String> one = new LinkedHashMap<>(Map.of("a", "1"));
    one.put("b", "2");
    Map<String, String> other = new LinkedHashMap<>(Map.of("b", "2"));
    other.put("a", "1");
    assertThat(OrderDigest.of(one)).isEqualTo(OrderDigest.of(other)).hasSize(64);
    assertThat(OrderDigest.of(Map.of("a", "2"))).isNotEqualTo(OrderDigest.of(Map.of("a", "1")));
    assertThat(OrderDigest.of(Map.of("a", "1")))
        .isEqualTo("9afeb0f2b203f254312ec8ded441d0318b7c34c57f8695ede42d2215a30c0960");
  }

  @Test
  void secretsPrintNothing() {
    assertThat(new Secret("hunter2")).hasToString("[redacted]");
    assertThatThrownBy(() -> Json.mapper().writeValueAsString(new Secret("hunter2")))
        .hasMessageNotContaining("hunter2");
  }
}
