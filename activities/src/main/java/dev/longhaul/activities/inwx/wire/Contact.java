package dev.longhaul.activities.inwx.wire;

import org.jspecify.annotations.Nullable;

/** One handle of {@code contact.list} and {@code contact.info}. */
public record Contact(
    long id, String type, @Nullable String name, @Nullable String org, @Nullable String email) {}
