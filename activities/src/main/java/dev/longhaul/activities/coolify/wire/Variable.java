package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An environment variable; every one has a twin for previews. Its value is not read. */
public record Variable(String uuid, String key, @JsonProperty("is_preview") boolean preview) {}
