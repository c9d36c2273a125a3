package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a domain shall be left once it is ours.
 *
 * @param nameservers empty keeps those it has
 * @param paid what moving it has cost; null when this operation has not asked for it
 * @param authCodes all that were given; they are forgotten
 */
public record TransferSettlement(
    DomainName domain,
    List<DomainName> nameservers,
    @Nullable Money paid,
    List<SecretRef> authCodes) {}
