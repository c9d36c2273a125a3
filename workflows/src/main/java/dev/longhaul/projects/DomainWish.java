package dev.longhaul.projects;

import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The domain part of an order (P-01).
 *
 * @param contacts for a registration; null means the default contact of the settings
 * @param nameservers up to five; empty means the default of the settings
 * @param priceLimit null means the default of the settings
 * @param authCode for a transfer
 */
public record DomainWish(
    DomainName name,
    DomainSource source,
    @Nullable Contacts contacts,
    List<DomainName> nameservers,
    @Nullable Money priceLimit,
    @Nullable SecretRef authCode) {
  public DomainWish {
    nameservers = nameservers == null ? List.of() : List.copyOf(nameservers);
  }
}
