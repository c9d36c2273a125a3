package dev.longhaul.activities.inwx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.inwx.wire.Offer;
import dev.longhaul.domains.Availability;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The registrar's offer for a name in our words. Fractions of a cent count as a whole one. */
final class Offered {
  private Offered() {}

  /**
   * @param currency of the account, in which ordinary prices are given
   */
  static Availability of(DomainName name, Offer offer, String currency) {
    Availability.Status status =
        switch (offer.avail()) {
          case 1 -> Availability.Status.FREE;
          case 0 -> Availability.Status.TAKEN;
          default -> Availability.Status.UNKNOWN;
        };
    return new Availability(name, status, price(offer, currency, "create"), offer.isPremium());
  }

  /** An amount of the registrar, or null when it names none. */
  static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
    if (amount == null) {
      return null;
    }
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return Money.of(amount.setScale(digits, RoundingMode.CEILING), currency);
  }

  /**
   * What the name costs, or null when the registrar does not say.
   *
   * @param what of a premium name, see {@link Offer#premiumPrice}
   */
  static @Nullable Money price(Offer offer, String currency, String what) {
    if (!offer.isPremium()) {
      return money(offer.price(), currency);
    }
    @Nullable JsonNode amount = offer.premiumPrice(what);
    String premium = offer.premiumCurrency().isEmpty() ? currency : offer.premiumCurrency();
    boolean named = amount.isNumber() || amount.asText().matches("\\d+(\\.\\d+)?");
    return named ? money(new BigDecimal(amount.asText()), premium) : null;
  }
}
