package dev.longhaul.activities.inwx.wire;

import java.util.List;

/** Answer of {@code domain.list}: one page, and how many there are in all. */
public record DomainList(int count, List<HeldDomain> domain) {
  public DomainList {
    domain = domain == null ? List.of() : List.copyOf(domain);
  }
}
