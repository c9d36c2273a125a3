package dev.longhaul.activities.inwx;

import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.activities.inwx.wire.Offer;
import dev.longhaul.domains.Availability;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.durable.Money;

/** What has to hold right before money is spent (O-17, D-02). */
final class PurchaseRules {
  private PurchaseRules() {}

  /**
   * Returns when the name may be bought.
   *
   * @throws io.temporal.failure.ApplicationFailure with a {@link DomainProblem} otherwise
   */
  static void check(Availability found, Offer offer, Money limit) {
    switch (found.status()) {
      case FREE -> checkPrice(found, limit);
      case TAKEN ->
          throw VendorFailures.parks(
              DomainProblem.DOMAIN_TAKEN, found.domain() + " belongs to somebody else");
      case UNKNOWN ->
          throw VendorFailures.parks(
              DomainProblem.DOMAIN_STATUS_UNKNOWN,
              "inwx cannot say whether " + found.domain() + " is free: " + words(offer));
    }
  }

  private static void checkPrice(Availability found, Money limit) {
    if (found.price() == null) {
      throw VendorFailures.parks(
          DomainProblem.PRICE_UNKNOWN,
          "inwx names no price for " + found.domain() + "; nothing was bought");
    }
    if (found.price().exceeds(limit)) {
      String kind = found.premium() ? " (premium name)" : "";
      throw VendorFailures.parks(
          DomainProblem.PRICE_ABOVE_LIMIT,
          String.format(
              "%s costs %s%s, the limit is %s; nothing was bought",
              found.domain(), found.price(), kind, limit));
    }
  }

  private static String words(Offer offer) {
    return offer.reason() == null ? String.valueOf(offer.status()) : offer.reason();
  }
}
