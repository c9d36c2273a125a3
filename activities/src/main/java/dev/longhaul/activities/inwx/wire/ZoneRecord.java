package dev.longhaul.activities.inwx.wire;

/**
 * A record of a zone. Ids are strings since November 2025; older numbers are read as text too.
 *
 * @param name in full, without a trailing dot
 */
public record ZoneRecord(String id, String name, String type, String content, long ttl, int prio) {}
