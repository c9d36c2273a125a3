package dev.longhaul.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The domain part of an order (P-01).
 *
 * @param contacts for a registration; null means the default contact of the settings
 * @param nameservers up to five; empty means the default of the settings
 * @param priceLimit null means the default of the settings
 * @param authCode for a transfer
 * @param extData what the registry of this ending wants to know beyond the contacts
 */
public record DomainWish(
    DomainName name,
    DomainSource source,
    @Nullable Contacts contacts,
    List<DomainName> nameservers,
    @Nullable Money priceLimit,
    @Nullable SecretRef authCode,
    Map<String, String> extData) {
  @JsonCreator
  public DomainWish {
    nameservers = nameservers == null ? List.of() : List.copyOf(nameservers);
    extData =
        extData == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extData));
  }

  /** Without extra data for the registry. */
  public DomainWish(
      DomainName name,
      DomainSource source,
      @Nullable Contacts contacts,
      List<DomainName> nameservers,
      @Nullable Money priceLimit,
      @Nullable SecretRef authCode) {
    this(name, source, contacts, nameservers, priceLimit, authCode, Map.of());
  }
}
