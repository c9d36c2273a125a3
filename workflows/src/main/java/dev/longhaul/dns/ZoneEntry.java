package dev.longhaul.dns;

import dev.longhaul.durable.OperationId;

/** A record that a zone holds; {@code owner} is null when Longhaul did not make it. */
public record ZoneEntry(DnsRecord record, OperationId owner) {}
