package dev.longhaul.activities.acting;

import dev.longhaul.dns.DnsRecord;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;

/**
 * A record in a zone that Longhaul put there.
 *
 * @param vendorId the nameserver host's id of the record
 * @param owner whose record it is, such as {@code project:acme}
 */
public record OwnedRecord(DomainName zone, DnsRecord record, String vendorId, OperationId owner) {}
