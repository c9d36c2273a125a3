package dev.longhaul.activities.inwx.wire;

/** Answer of {@code nameserver.createRecord}. */
public record CreatedRecord(String id) {}
