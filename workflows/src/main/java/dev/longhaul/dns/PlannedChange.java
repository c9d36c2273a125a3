package dev.longhaul.dns;

import dev.longhaul.durable.OperationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wanted change against what the zone holds.
 *
 * @param prior the records of the same name and type before the change, for the undo
 * @param nothingToDo the zone already is as wanted
 * @param foreign a record in the way that Longhaul did not create
 * @param owner whose the wanted record is when it is there already and Longhaul's, else null
 */
public record PlannedChange(
    RecordChange change,
    List<DnsRecord> prior,
    boolean nothingToDo,
    boolean foreign,
    @Nullable OperationId owner) {}
