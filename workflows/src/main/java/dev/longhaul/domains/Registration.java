package dev.longhaul.domains;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.longhaul.durable.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to register: handles exist, the limit is the order's. */
public record Registration(
    DomainName domain,
    ContactHandles contacts,
    List<DomainName> nameservers,
    Money priceLimit,
    Map<String, String> extData) {
  @JsonCreator
  public Registration {
    extData =
        extData == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extData));
  }

  /** Without extra data for the registry. */
  public Registration(
      DomainName domain, ContactHandles contacts, List<DomainName> nameservers, Money priceLimit) {
    this(domain, contacts, nameservers, priceLimit, Map.of());
  }
}
