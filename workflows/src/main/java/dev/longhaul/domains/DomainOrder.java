package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import java.time.Duration;
import java.util.List;
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
 */
public record DomainOrder(
    DomainName domain,
    @Nullable Contacts contacts,
    @Nullable String contactHandle,
    List<DomainName> nameservers,
    Money priceLimit,
    String registrar,
    Duration patience) {
  public DomainOrder {
    nameservers = nameservers == null ? List.of() : List.copyOf(nameservers);
  }
}
