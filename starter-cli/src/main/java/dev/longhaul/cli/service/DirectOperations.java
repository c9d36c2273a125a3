package dev.longhaul.cli.service;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationConflict;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.OperationSummary;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.codec.UnreadablePayload;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operations at Temporal itself; nobody has checked who asks, and the audit trail says so. */
public final class DirectOperations implements OperationService {
  private static final ObjectMapper JSON = Json.mapper();
  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
  private static final int MOST = 1_000;

  private final Operations operations;
  private final Actor actor;

  public DirectOperations(Operations operations, String user) {
    this.operations = operations;
    this.actor = Actor.unauthenticated(user);
  }

  @Override
  public JsonNode provision(ProjectOrder order) {
    if (order.domain() == null) {
      throw new Complaint(
          ExitCode.BAD_INPUT,
          "an order without a domain is stored in the ledger, which --direct does not reach; name"
              + " its domain or leave --direct out");
    }
    Operations.Start start = ProvisionProjectWorkflow.start(order, actor);
    Operations.Started started = said(ExitCode.UNREACHABLE, () -> operations.start(start));
    return JSON.createObjectNode()
        .put("project_id", order.slug().value())
        .put("operation_id", started.id().value())
        .put("status", "provisioning")
        .put("already_running", started.alreadyRunning());
  }

  @Override
  public JsonNode list(Filter filter) {
    if (filter.after() != null) {
      throw new Complaint(ExitCode.USAGE, "--after needs the API; with --direct give --limit");
    }
    boolean narrowed = filter.state() != null || filter.kind() != null;
    List<OperationSummary> all =
        said(ExitCode.UNREACHABLE, () -> operations.list(false, narrowed ? MOST : filter.limit()));
    List<OperationSummary> wanted =
        all.stream().filter(summary -> matches(summary, filter)).limit(filter.limit()).toList();
    ObjectNode answer = JSON.createObjectNode();
    answer.set("items", JSON.valueToTree(wanted));
    return answer;
  }

  private static boolean matches(OperationSummary summary, Filter filter) {
    boolean state =
        filter.state() == null || summary.state().name().equalsIgnoreCase(filter.state());
    return state && (filter.kind() == null || filter.kind().equals(summary.kind()));
  }

  @Override
  public JsonNode progress(OperationId id) {
    return JSON.valueToTree(said(ExitCode.UNREACHABLE, () -> operations.progress(id)));
  }

  @Override
  public JsonNode decide(OperationId id, ObjectNode wish) {
    Decision decision =
        new Decision(
            DecisionWord.of(wish.path("word").asText()),
            wish.path("step").asText(),
            wish.path("park").asInt(),
            actor,
            JSON.convertValue(wish.path("fields"), FIELDS),
            wish.hasNonNull("extend_by") ? Duration.parse(wish.path("extend_by").asText()) : null,
            wish.path("reason").textValue());
    String updateId = wish.path("update_id").asText();
    return JSON.valueToTree(
        said(ExitCode.TRY_LATER, () -> operations.decide(id, decision, updateId)));
  }

  @Override
  public JsonNode cancel(OperationId id, @Nullable String reason) {
    return said(
        ExitCode.UNREACHABLE,
        () -> {
          operations.cancel(id, new CancelRequest(actor, reason));
          return JSON.createObjectNode().put("message", "asked " + id + " to stop and undo");
        });
  }

  private static <T> T said(ExitCode whenAway, Supplier<T> call) {
    try {
      return call.get();
    } catch (UnreadablePayload e) {
      throw new Complaint(ExitCode.CONFIGURATION, List.of(e.getMessage()), e);
    } catch (OperationConflict e) {
      throw new Complaint(ExitCode.TRY_LATER, List.of(e.getMessage()), e);
    } catch (DecisionRefused e) {
      throw new Complaint(ExitCode.FAILED, List.of(e.getMessage()), e);
    } catch (OperationNotFound e) {
      throw new Complaint(ExitCode.BAD_INPUT, List.of(e.getMessage()), e);
    } catch (EngineUnavailable e) {
      throw new Complaint(whenAway, List.of(e.getMessage()), e);
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Complaint(ExitCode.FAILED, List.of("Temporal refused: " + cause.getMessage()), e);
    }
  }
}
