package dev.longhaul.activities.inwx;

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
    params.put("registrant", InwxOrders.handle("registrant", contacts.registrant()));
    params.put("admin", InwxOrders.handle("admin", contacts.admin()));
    params.put("tech", InwxOrders.handle("tech", contacts.tech()));
    params.put("billing", InwxOrders.handle("billing", contacts.billing()));
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
    return Offered.price(offer, currency, "transfer");
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
}
