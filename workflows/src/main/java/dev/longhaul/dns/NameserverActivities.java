package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** Look-ups at the authoritative nameservers of a zone. */
@ActivityInterface(namePrefix = "Nameservers_")
public interface NameserverActivities {
  /**
   * Waits until every authoritative nameserver of the zone answers with exactly these records:
   * looks once, and fails BENIGN naming those that lag. Returns the nameservers that agree.
   */
  List<String> awaitVisible(DomainName zone, List<DnsRecord> records);
}
