package dev.longhaul.activities.dns;

import dev.longhaul.dns.DnsRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.Record;

/** Exactly the wanted records, and nothing else in their sets. */
record ExactSets(List<DnsRecord> wanted) implements Expectation {
  @Override
  public List<DnsRecord> sets() {
    return wanted;
  }

  @Override
  public boolean isMetBy(DnsRecord set, Set<Record> served) {
    return wanted.stream()
        .filter(set::sameSet)
        .map(WireRecords::of)
        .collect(Collectors.toSet())
        .equals(served);
  }
}
