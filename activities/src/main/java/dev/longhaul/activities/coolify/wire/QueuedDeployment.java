package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Answer of a start; {@code deploymentUuid} is null when one is queued already. */
public record QueuedDeployment(
    String message, @JsonProperty("deployment_uuid") @Nullable String deploymentUuid) {}
