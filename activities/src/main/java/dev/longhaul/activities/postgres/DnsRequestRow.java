package dev.longhaul.activities.postgres;

import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DNS request in the ledger.
 *
 * @param number counts requests; the newest has the highest
 * @param order null when what came could not be read as one
 * @param lagging nameservers that did not answer as asked when it was last looked
 * @param log every state, the oldest first
 */
public record DnsRequestRow(
    long number,
    String id,
    @Nullable String accountId,
    String source,
    RequestStatus status,
    @Nullable String reason,
    @Nullable DomainName zone,
    @Nullable DnsOrder order,
    String orderDigest,
    List<String> changes,
    List<String> lagging,
    List<Entry> log,
    int told,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * One state with its time.
   *
   * @param fence and {@code sequence}: the write that made it; 0 for the first
   */
  public record Entry(
      RequestStatus status,
      @Nullable String reason,
      Instant at,
      Actor by,
      long fence,
      long sequence) {}
}
