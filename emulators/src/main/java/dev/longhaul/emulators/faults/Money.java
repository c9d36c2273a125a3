package dev.longhaul.emulators.faults;

import java.math.BigDecimal;

/** An amount in minor units of a currency, e.g. 1188 EUR cents. */
public record Money(long minor, String currency) {

  /** {@code Money.of("11.88", "EUR")}. */
  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount).movePointRight(2).longValueExact(), currency);
  }

  /** The amount as vendors write it in JSON. */
  public BigDecimal decimal() {
    return BigDecimal.valueOf(minor, 2);
  }
}
