package dev.longhaul.activities.inwx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.activities.inwx.wire.HeldDomain;
import dev.longhaul.activities.inwx.wire.Offer;
import dev.longhaul.domains.ContactHandles;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.domains.TransferSettlement;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Secret;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Transfers in the registrar's words, and what they cost. */
final class InwxTransferOrders {
  private InwxTransferOrders() {}

  /** The nameservers stay as they are until the domain is ours: the old site goes on working. */
  static Map<String, Object> transfer(TransferOrder order, ContactHandles contacts, Secret code) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("domain", order.domain().value());
    params.put("registrant", handle("registrant", contacts.registrant()));
    params.put("admin", handle("admin", contacts.admin()));
    params.put("tech", handle("tech", contacts.tech()));
    params.put("billing", handle("billing", contacts.billing()));
    params.put("nsTakeover", true);
    params.put("transferLock", true);
    params.put("authCode", code.reveal());
    if (!order.extData().isEmpty()) {
      params.put("extData", order.extData());
    }
    return params;
  }

  static Map<String, Object> settlement(TransferSettlement wanted) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("domain", wanted.domain().value());
    params.put("transferLock", true);
    if (!wanted.nameservers().isEmpty()) {
      params.put("ns", names(wanted));
    }
    return params;
  }

  static boolean isSettled(HeldDomain domain, TransferSettlement wanted) {
    Set<String> there = Set.copyOf(domain.ns());
    boolean nameservers = wanted.nameservers().isEmpty() || there.equals(Set.copyOf(names(wanted)));
    return domain.locked() && nameservers;
  }

  private static List<String> names(TransferSettlement wanted) {
    return wanted.nameservers().stream().map(DomainName::value).toList();
  }

  /** What moving the name costs; null when the registrar does not say. */
  static @Nullable Money price(Offer offer, String currency) {
    if (!offer.isPremium()) {
      return Offered.money(offer.price(), currency);
    }
    JsonNode amount = offer.premium().at("/prices/transfer/price");
    String premium = offer.premiumCurrency().isEmpty() ? currency : offer.premiumCurrency();
    boolean named = amount.isNumber() || amount.asText().matches("\\d+(\\.\\d+)?");
    return named ? Offered.money(new BigDecimal(amount.asText()), premium) : null;
  }

  /**
   * The price, when it is known and within the limit.
   *
   * @throws io.temporal.failure.ApplicationFailure with a {@link DomainProblem} otherwise
   */
  static Money acceptable(DomainName domain, @Nullable Money price, Money limit) {
    if (price == null) {
      throw VendorFailures.parks(
          DomainProblem.PRICE_UNKNOWN,
          "inwx names no price for moving " + domain + "; nothing was asked for");
    }
    if (price.exceeds(limit)) {
      throw VendorFailures.parks(
          DomainProblem.PRICE_ABOVE_LIMIT,
          "moving %s costs %s, the limit is %s; nothing was asked for"
              .formatted(domain, price, limit));
    }
    return price;
  }

  private static long handle(String role, String handle) {
    if (!handle.matches("\\d{1,18}")) {
      throw VendorFailures.parks(
          DomainProblem.CONTACT_REFUSED,
          "'%s' is not an INWX contact handle (%s); handles are numbers".formatted(handle, role));
    }
    return Long.parseLong(handle);
  }
}
