package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order to move a domain into our account, with every default filled in (D-03).
 *
 * @param contacts who it is registered for here, or null when {@code contactHandle} names a contact
 * @param contactHandle the registrar's id of a contact used for all roles, or null
 * @param nameservers set once it is ours; empty keeps those it has
 * @param priceLimit the most it may cost; above it the operation parks
 * @param authCode where the auth code is kept; null parks until somebody gives one
 * @param registrar the task queue of the registrar account, such as {@code inwx-live}
 * @param ownerEmail who is reminded while an approval is missing; null means the operators
 * @param locale {@code de} or {@code en}, for those reminders
 * @param patience how long it may take before the operation parks
 * @param extData what the registry of this ending wants to know beyond the contacts
 * @param approvalAbove a dearer transfer needs the word of a second person; null means never
 * @param highestLimit what the catalogue allows a price limit to be; null means that it says
 *     nothing
 * @param project whose secrets may be named besides the domain's own; null where there is none
 */
public record TransferOrder(
    DomainName domain,
    @Nullable Contacts contacts,
    @Nullable String contactHandle,
    List<DomainName> nameservers,
    Money priceLimit,
    @Nullable SecretRef authCode,
    String registrar,
    @Nullable String ownerEmail,
    String locale,
    Duration patience,
    Map<String, String> extData,
    @Nullable Money approvalAbove,
    @Nullable Money highestLimit,
    @Nullable String project)
    implements Priced {
  public TransferOrder {
    nameservers = nameservers == null ? List.of() : List.copyOf(nameservers);
    extData =
        extData == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extData));
  }

  /** The subjects below which the auth code may be kept. */
  public List<String> secretSubjects() {
    return project == null ? List.of(domain.value()) : List.of(project, domain.value());
  }

  /** The same order with other nameservers, another owner to remind and another patience. */
  public TransferOrder with(
      List<DomainName> otherNameservers, @Nullable String owner, Duration otherPatience) {
    return new TransferOrder(
        domain,
        contacts,
        contactHandle,
        otherNameservers,
        priceLimit,
        authCode,
        registrar,
        owner,
        locale,
        otherPatience,
        extData,
        approvalAbove,
        highestLimit,
        project);
  }
}
