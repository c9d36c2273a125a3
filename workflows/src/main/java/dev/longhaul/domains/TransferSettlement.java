package dev.longhaul.domains;

import dev.longhaul.durable.SecretRef;
import java.util.List;

/**
 * How a domain shall be left once it is ours.
 *
 * @param nameservers empty keeps those it has
 * @param authCodes all that were given; they are forgotten
 */
public record TransferSettlement(
    DomainName domain, List<DomainName> nameservers, List<SecretRef> authCodes) {}
