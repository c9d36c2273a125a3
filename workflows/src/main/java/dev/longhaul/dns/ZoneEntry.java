package dev.longhaul.dns;

import dev.longhaul.durable.OperationId;
import org.jspecify.annotations.Nullable;

/** A record that a zone holds; {@code owner} is null when Longhaul did not make it. */
public record ZoneEntry(DnsRecord record, @Nullable OperationId owner) {}
