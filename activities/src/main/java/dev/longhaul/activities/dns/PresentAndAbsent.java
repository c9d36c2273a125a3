package dev.longhaul.activities.dns;

import dev.longhaul.dns.DnsRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.Record;

/** All of some records and none of others, whatever stands beside them. */
record PresentAndAbsent(List<DnsRecord> present, List<DnsRecord> absent) implements Expectation {
  @Override
  public List<DnsRecord> sets() {
    List<DnsRecord> sets = new ArrayList<>(present);
    sets.addAll(absent);
    List<DnsRecord> one = new ArrayList<>();
    for (DnsRecord record : sets) {
      if (one.stream().noneMatch(record::sameSet)) {
        one.add(record);
      }
    }
    return one;
  }

  @Override
  public boolean isMetBy(DnsRecord set, Set<Record> served) {
    return present.stream().filter(set::sameSet).map(WireRecords::of).allMatch(served::contains)
        && absent.stream().filter(set::sameSet).map(WireRecords::of).noneMatch(served::contains);
  }
}
