package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** Look-ups at the authoritative nameservers of a zone. */
@ActivityInterface(namePrefix = "Nameservers_")
public interface NameserverActivities {
  /**
   * Waits until every authoritative nameserver of the zone answers with exactly these records:
   * looks once, and fails BENIGN naming those that lag. Returns the nameservers that agree. A
   * resolver that does not answer is a failure too, tried again and not BENIGN.
   */
  List<String> awaitVisible(DomainName zone, List<DnsRecord> records);

  /**
   * Waits until every authoritative nameserver of the zone answers with all of {@code present} and
   * none of {@code absent}, whatever else stands beside them. The time to live is not compared.
   */
  List<String> awaitChanged(DomainName zone, List<DnsRecord> present, List<DnsRecord> absent);

  /**
   * Looks once: the nameservers that do not answer so yet, each with what it does instead; or one
   * line that says why they could not be looked up.
   */
  List<String> lagging(DomainName zone, List<DnsRecord> present, List<DnsRecord> absent);
}
