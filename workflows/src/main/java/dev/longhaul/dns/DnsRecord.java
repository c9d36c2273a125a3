package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One resource record. Names in {@code content} carry no trailing dot.
 *
 * @param priority for MX and SRV, else null
 */
public record DnsRecord(
    DomainName name, RecordType type, String content, Duration ttl, @Nullable Integer priority) {
  /** What a record gets when nobody says otherwise (D-06). */
  public static final Duration DEFAULT_TTL = Duration.ofMinutes(5);

  public static DnsRecord a(DomainName name, String address) {
    return new DnsRecord(name, RecordType.A, address, DEFAULT_TTL, null);
  }

  public static DnsRecord cname(DomainName name, DomainName target) {
    return new DnsRecord(name, RecordType.CNAME, target.value(), DEFAULT_TTL, null);
  }

  /** Whether both mean the same record set: name and type. */
  public boolean sameSet(DnsRecord other) {
    return name.equals(other.name) && type == other.type;
  }

  /** Whether both are the same record but for the time to live. */
  public boolean sameAs(DnsRecord other) {
    return sameSet(other)
        && content.equals(other.content)
        && Objects.equals(priority, other.priority);
  }

  @Override
  public String toString() {
    return name + " " + type + " " + content;
  }
}
