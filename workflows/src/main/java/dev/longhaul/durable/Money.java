package dev.longhaul.durable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount in minor units of an ISO 4217 currency: {@code 1188 EUR} is 11.88 euro (D-01). Written
 * as an object with {@code minor} and {@code currency}; order files may also say {@code 20.00 EUR}.
 */
public record Money(long minor, String currency) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,4})?) ([A-Z]{3})");

  public Money {
    Currency.getInstance(currency);
  }

  @JsonCreator
  static Money fromParts(
      @JsonProperty("minor") long minor, @JsonProperty("currency") String currency) {
    return new Money(minor, currency);
  }

  /** Reads {@code 20.00 EUR}; more digits than the currency has are refused. */
  @JsonCreator
  public static Money parse(String text) {
    Matcher match = TEXT.matcher(text == null ? "" : text.strip());
    if (!match.matches()) {
      throw new IllegalArgumentException("'" + text + "' must look like 20.00 EUR");
    }
    return of(new BigDecimal(match.group(1)), match.group(2));
  }

  /** Converts a decimal amount in major units, such as a vendor's {@code 11.88}. */
  public static Money of(BigDecimal major, String currency) {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    try {
      return new Money(major.movePointRight(digits).longValueExact(), currency);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          major + " " + currency + " has more digits than the currency", e);
    }
  }

  /** Whether this is more than {@code limit}; another currency always counts as more. */
  public boolean exceeds(Money limit) {
    return !currency.equals(limit.currency) || minor > limit.minor;
  }

  /** {@code 11.88 EUR}. */
  @Override
  public String toString() {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
  }
}
