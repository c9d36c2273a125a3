package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhaul.durable.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the test values of RFC 6238, appendix B (their last six digits). */
class TotpTest {
  private final Totp totp = new Totp(new Secret("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"));

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130",
  })
  void makesTheCodesOfTheStandard(long second, String code) {
    assertThat(totp.code(Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void knowsWhenTheNextCodeBegins() {
    assertThat(Totp.untilAfter(1, Instant.ofEpochSecond(35))).isEqualTo(Duration.ofSeconds(25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0189", "===", "A"})
  void refusesASecretThatIsNotBase32(String secret) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Totp(new Secret(secret)));
  }
}
