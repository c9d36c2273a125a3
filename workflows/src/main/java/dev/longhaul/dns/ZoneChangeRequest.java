package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request to the one writer of a zone. The same request id is applied once, however often it is
 * sent.
 *
 * @param requestId unique for ever; the ledger remembers which are answered
 * @param replyTo the operation that gets the {@code zoneChanged} signal
 * @param owner whose records these become in the ledger, such as {@code project:acme}
 * @param registrar task queue of the account that hosts the zone
 * @param nameservers for a zone that has to be created; empty means the registrar's own
 * @param overwriteForeign whether records that Longhaul did not create may be replaced
 * @param ifVersion the version that the zone must still have when it is changed; null: any
 */
public record ZoneChangeRequest(
    String requestId,
    DomainName zone,
    OperationId replyTo,
    OperationId owner,
    String registrar,
    List<DomainName> nameservers,
    List<RecordChange> changes,
    boolean overwriteForeign,
    @Nullable String ifVersion) {
  /** The field names and braces around the changes, and around each record. */
  private static final long ENVELOPE = 300;

  private static final long PER_RECORD = 150;

  /** A request about a zone of any version. */
  public ZoneChangeRequest(
      String requestId,
      DomainName zone,
      OperationId replyTo,
      OperationId owner,
      String registrar,
      List<DomainName> nameservers,
      List<RecordChange> changes,
      boolean overwriteForeign) {
    this(requestId, zone, replyTo, owner, registrar, nameservers, changes, overwriteForeign, null);
  }

  /**
   * At most so many bytes it has in a payload; content is ASCII, and at worst all of it escaped.
   */
  long weight() {
    long names = nameservers.stream().mapToLong(name -> name.value().length() + 3L).sum();
    return ENVELOPE + ids() + names + changes.stream().mapToLong(ZoneChangeRequest::weight).sum();
  }

  private long ids() {
    return Stream.of(requestId, zone.value(), replyTo.value(), owner.value(), registrar, ifVersion)
        .filter(Objects::nonNull)
        .mapToLong(String::length)
        .sum();
  }

  private static long weight(RecordChange change) {
    DnsRecord instead = change.insteadOf();
    return weight(change.record()) + (instead == null ? 0 : weight(instead));
  }

  private static long weight(DnsRecord record) {
    return PER_RECORD + record.name().value().length() + 2L * record.content().length();
  }
}
