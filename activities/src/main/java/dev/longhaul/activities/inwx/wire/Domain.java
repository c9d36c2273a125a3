package dev.longhaul.activities.inwx.wire;

/**
 * Answer of {@code domain.info}.
 *
 * @param status {@code OK} when active, else a word of the registrar's message statuses
 * @param crDate when it was ordered, or null
 */
public record Domain(long roId, String domain, String status, DateTime crDate, DateTime exDate) {}
