package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A deployment; {@code logs} is JSON in a string, null when the token may not see it. */
public record DeploymentEntry(
    long id,
    @JsonProperty("deployment_uuid") String deploymentUuid,
    String status,
    @Nullable String logs) {}
