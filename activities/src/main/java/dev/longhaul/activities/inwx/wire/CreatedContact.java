package dev.longhaul.activities.inwx.wire;

/** Answer of {@code contact.create}: a new handle, or that of an identical contact. */
public record CreatedContact(long id) {}
