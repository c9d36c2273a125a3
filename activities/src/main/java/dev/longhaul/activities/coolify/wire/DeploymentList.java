package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The deployments of an application; a list, or an object keyed by position. */
public record DeploymentList(int count, JsonNode deployments) {
  public DeploymentList {
    deployments = deployments == null ? MissingNode.getInstance() : deployments;
  }
}
