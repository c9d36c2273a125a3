package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import java.util.List;

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
 */
public record ZoneChangeRequest(
    String requestId,
    DomainName zone,
    OperationId replyTo,
    OperationId owner,
    String registrar,
    List<DomainName> nameservers,
    List<RecordChange> changes,
    boolean overwriteForeign) {}
