package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An application. It is written with {@code domains} and read with {@code fqdn}. */
public record Application(
    long id,
    String uuid,
    String name,
    String fqdn,
    String status,
    @JsonProperty("environment_id") long environmentId) {}
