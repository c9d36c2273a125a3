package dev.longhaul.domains;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.longhaul.durable.Money;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order to register a domain, with every default filled in.
 *
 * @param contacts who registers, or null when {@code contactHandle} names an existing contact
 * @param contactHandle the registrar's id of a contact used for all roles, or null
 * @param nameservers up to five; empty means the registrar's own
 * @param priceLimit the most it may cost; above it the operation parks
 * @param registrar the task queue of the registrar account, such as {@code inwx-live}
 * @param patience how long the registrar may take before the operation parks
 * @param extData what the registry of this ending wants to know beyond the contacts
 * @param approvalAbove a dearer domain needs the word of a second person; null means never
 * @param highestLimit what the catalogue allows a price limit to be; null means that it says
 *     nothing
 */
public record DomainOrder(
    DomainName domain,
    @Nullable Contacts contacts,
    @Nullable String contactHandle,
    List<DomainName> nameservers,
    Money priceLimit,
    String registrar,
    Duration patience,
    Map<String, String> extData,
    @Nullable Money approvalAbove,
    @Nullable Money highestLimit)
    implements Priced {
  @JsonCreator
  public DomainOrder {
    nameservers = nameservers == null ? List.of() : List.copyOf(nameservers);
    extData =
        extData == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extData));
  }

  /** Without extra data for the registry, and nobody is asked below the price limit. */
  public DomainOrder(
      DomainName domain,
      @Nullable Contacts contacts,
      @Nullable String contactHandle,
      List<DomainName> nameservers,
      Money priceLimit,
      String registrar,
      Duration patience) {
    this(
        domain,
        contacts,
        contactHandle,
        nameservers,
        priceLimit,
        registrar,
        patience,
        Map.of(),
        null,
        null);
  }
}
