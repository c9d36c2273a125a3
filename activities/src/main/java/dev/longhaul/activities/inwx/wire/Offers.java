package dev.longhaul.activities.inwx.wire;

import java.util.List;

/** Answer of {@code domain.check}. */
public record Offers(List<Offer> domain) {
  public Offers {
    domain = domain == null ? List.of() : List.copyOf(domain);
  }
}
