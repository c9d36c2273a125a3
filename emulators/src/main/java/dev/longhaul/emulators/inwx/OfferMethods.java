package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.faults.Money;
import java.util.List;

/** What can be had and for how much: availability and prices. */
final class OfferMethods {
  private final InwxState state;

  OfferMethods(InwxState state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table.add(
        "domain.check",
        "domain:array_domain sld:text64 tld:array_text64 region:array_identifier wide:int",
        this::check);
    table.add(
        "domain.getPrices",
        "tld:array_text64 vat:boolean vatCC:country voucher:text64 page:int pagelimit:int",
        this::prices);
  }

  private InwxAnswer check(InwxCall call) {
    List<String> names =
        call.has("sld")
            ? call.texts("tld").stream().map(tld -> call.name("sld") + "." + tld).toList()
            : call.texts("domain").stream().map(InwxCall::lower).toList();
    if (names.isEmpty()) {
      throw new Refusal(ResultCode.MISSING, "MISSING_DOMAIN", "domain or sld is required");
    }
    ObjectNode data = InwxAnswer.data();
    ArrayNode answers = data.putArray("domain");
    names.forEach(name -> answers.add(offer(name)));
    return InwxAnswer.ok(data);
  }

  private ObjectNode offer(String name) {
    ObjectNode offer = InwxAnswer.data();
    offer.put("domain", name);
    if (!DomainNames.valid(name) || state.prices.of(name).isEmpty()) {
      return offer
          .put("avail", -1)
          .put("status", "invalid")
          .put("reason", "not a name under an ending on offer");
    }
    boolean free =
        !state.takenByOthers.contains(name)
            && !state.elsewhere.containsKey(name)
            && state.domain(name).isEmpty();
    Money price = state.prices.of(name).orElseThrow();
    offer.put("avail", free ? 1 : 0);
    offer.put("status", free ? "free" : "connect");
    offer.put("name", name.substring(0, name.indexOf('.')));
    offer.put("tld", PriceList.tldOf(name));
    offer.put("checkmethod", "registry");
    offer.put("checktime", 0.02);
    offer.put("price", price.decimal());
    if (state.prices.isPremium(name)) {
      offer.set("premium", premium(price));
    }
    return offer;
  }

  private static ObjectNode premium(Money price) {
    ObjectNode premium = InwxAnswer.data();
    ObjectNode prices = premium.putObject("prices");
    List.of("create", "renew", "transfer")
        .forEach(action -> prices.putObject(action).put("price", price.decimal()));
    premium.put("currency", price.currency());
    return premium;
  }

  private InwxAnswer prices(InwxCall call) {
    List<String> wanted = call.texts("tld").stream().map(InwxCall::lower).toList();
    ObjectNode data = InwxAnswer.data();
    ArrayNode prices = data.putArray("price");
    state.prices.all().entrySet().stream()
        .filter(entry -> wanted.isEmpty() || wanted.contains(entry.getKey()))
        .forEach(entry -> prices.add(yearly(entry.getKey(), entry.getValue())));
    return InwxAnswer.ok(data);
  }

  private static ObjectNode yearly(String tld, Money price) {
    ObjectNode node = InwxAnswer.data();
    node.put("tld", tld);
    node.put("currency", price.currency());
    node.put("createPrice", price.decimal());
    node.put("transferPrice", price.decimal());
    node.put("renewalPrice", price.decimal());
    node.put("updatePrice", 0);
    node.put("createPeriod", 1);
    node.put("vat", 0);
    return node;
  }
}
