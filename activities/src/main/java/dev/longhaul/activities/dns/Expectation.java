package dev.longhaul.activities.dns;

import dev.longhaul.dns.DnsRecord;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.Record;

/** What a nameserver has to answer. */
interface Expectation {
  /** One record of every set that is asked for. */
  List<DnsRecord> sets();

  /** Whether {@code served}, all of this record's set, is as expected. */
  boolean isMetBy(DnsRecord set, Set<Record> served);
}
