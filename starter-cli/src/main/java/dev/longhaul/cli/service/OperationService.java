package dev.longhaul.cli.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.durable.OperationId;
import dev.longhaul.projects.ProjectOrder;
import org.jspecify.annotations.Nullable;

/** What can be done with operations, over the API or directly; answers have the API's shapes. */
public interface OperationService {
  JsonNode provision(ProjectOrder order);

  JsonNode list(Filter filter);

  JsonNode progress(OperationId id);

  /**
   * Decides on a parked operation.
   *
   * @param decision word, step, park, fields, extend_by, reason and update_id
   */
  JsonNode decide(OperationId id, ObjectNode decision);

  JsonNode cancel(OperationId id, @Nullable String reason);

  /** {@code state}, {@code kind} and {@code after} are null when all are wanted. */
  record Filter(@Nullable String state, @Nullable String kind, int limit, @Nullable String after) {}
}
