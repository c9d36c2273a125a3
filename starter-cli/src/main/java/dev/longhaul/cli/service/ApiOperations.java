package dev.longhaul.cli.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import dev.longhaul.projects.ProjectOrder;
import org.jspecify.annotations.Nullable;

/** Operations over the API. */
public final class ApiOperations implements OperationService {
  private static final String PATH = "/api/v1/operations";
  private static final int DECISION_TRIES = 3;

  private final Api api;

  public ApiOperations(Api api) {
    this.api = api;
  }

  @Override
  public JsonNode provision(ProjectOrder order) {
    return api.post("/api/v1/projects", Json.mapper().valueToTree(order));
  }

  @Override
  public JsonNode list(Filter filter) {
    Query query = new Query().with("state", filter.state()).with("kind", filter.kind());
    query.with("limit", String.valueOf(filter.limit())).with("after", filter.after());
    return api.get(PATH + query);
  }

  @Override
  public JsonNode progress(OperationId id) {
    return api.get(PATH + "/" + id);
  }

  /** Repeated when no answer came: with the same update id it is the same decision. */
  @Override
  public JsonNode decide(OperationId id, ObjectNode decision) {
    for (int attempt = 1; ; attempt++) {
      try {
        return api.post(PATH + "/" + id + "/decide", decision);
      } catch (Complaint e) {
        boolean passing =
            e.exitCode() == ExitCode.UNREACHABLE || e.exitCode() == ExitCode.TRY_LATER;
        if (!passing || attempt == DECISION_TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public JsonNode cancel(OperationId id, @Nullable String reason) {
    ObjectNode body = Json.mapper().createObjectNode();
    return api.post(PATH + "/" + id + "/cancel", body.put("reason", reason));
  }
}
