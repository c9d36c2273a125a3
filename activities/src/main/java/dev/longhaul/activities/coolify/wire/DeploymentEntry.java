package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A deployment.
 *
 * @param applicationId the application's number, not its UUID
 * @param logs JSON in a string, null when the token may not see it
 * @param api whether it was asked for over the API, and so by us
 */
public record DeploymentEntry(
    long id,
    @JsonProperty("application_id") @Nullable String applicationId,
    @JsonProperty("deployment_uuid") String deploymentUuid,
    String status,
    @Nullable String logs,
    @JsonProperty("is_api") boolean api,
    @JsonProperty("created_at") @Nullable String createdAt) {}
