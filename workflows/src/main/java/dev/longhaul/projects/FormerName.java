package dev.longhaul.projects;

import dev.longhaul.dns.DnsRecord;
import dev.longhaul.domains.DomainName;
import java.util.List;

/**
 * A name that an earlier order of the project had, and what of it is still in its zone. A bought
 * one stays in the registrar account.
 *
 * @param records those that are the project's own
 */
public record FormerName(DomainName domain, DomainName zone, List<DnsRecord> records) {
  public FormerName {
    records = records == null ? List.of() : List.copyOf(records);
  }
}
