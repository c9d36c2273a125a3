package dev.longhaul.emulators.dns;

/**
 * One record of a zone as a registrar stores it.
 *
 * @param name full name without a trailing dot
 * @param type e.g. {@code A}
 * @param content without priority and without trailing dots
 * @param prio used by MX and SRV
 */
public record ZoneRecord(String name, String type, String content, long ttl, int prio) {}
