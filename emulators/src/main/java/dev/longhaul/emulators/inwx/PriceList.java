package dev.longhaul.emulators.inwx;

import dev.longhaul.emulators.faults.Money;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a year of a domain costs, by ending, with dearer single names. */
final class PriceList {
  private final Map<String, Money> byTld = new TreeMap<>();
  private final Map<String, Money> premium = new TreeMap<>();

  /** All prices in one. */
  record Kept(Map<String, Money> byTld, Map<String, Money> premium) {}

  PriceList() {
    byTld.put("example", Money.of("11.88", "EUR"));
    byTld.put("test", Money.of("4.50", "EUR"));
  }

  Kept kept() {
    return new Kept(byTld, premium);
  }

  void recall(Kept kept) {
    byTld.putAll(kept.byTld());
    premium.putAll(kept.premium());
  }

  void tld(String tld, Money price) {
    byTld.put(tld.startsWith(".") ? tld.substring(1) : tld, price);
  }

  void premium(String domain, Money price) {
    premium.put(domain, price);
  }

  boolean isPremium(String domain) {
    return premium.containsKey(domain);
  }

  Optional<Money> of(String domain) {
    return Optional.ofNullable(premium.get(domain)).or(() -> ofTld(tldOf(domain)));
  }

  Optional<Money> ofTld(String tld) {
    return Optional.ofNullable(byTld.get(tld));
  }

  Map<String, Money> all() {
    return Map.copyOf(byTld);
  }

  static String tldOf(String domain) {
    return domain.substring(domain.indexOf('.') + 1);
  }
}
