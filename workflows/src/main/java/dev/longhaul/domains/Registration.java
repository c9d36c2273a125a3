package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import java.util.List;

/** What to register: handles exist, the limit is the order's. */
public record Registration(
    DomainName domain, ContactHandles contacts, List<DomainName> nameservers, Money priceLimit) {}
