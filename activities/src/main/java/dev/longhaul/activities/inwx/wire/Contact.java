package dev.longhaul.activities.inwx.wire;

/** One handle of {@code contact.list} and {@code contact.info}. */
public record Contact(long id, String type, String name, String org, String email) {}
