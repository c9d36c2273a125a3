package dev.longhaul.cli;

import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionReceipt;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.OperationConflict;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.OperationSummary;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Temporal's side of operations in memory: a start is remembered, a decision is written down. */
final class RecordedOperations implements Operations {
  final Map<OperationId, Progress> running = new LinkedHashMap<>();
  final Map<OperationId, Start> starts = new LinkedHashMap<>();
  final List<Decision> decisions = new ArrayList<>();
  final List<CancelRequest> cancels = new ArrayList<>();
  boolean away;
  RuntimeException unreadable;

  @Override
  public Started start(Start start) {
    reach();
    Start known = starts.putIfAbsent(start.id(), start);
    if (known != null && !known.order().equals(start.order())) {
      throw new OperationConflict(start.id(), known.kind(), "jo", Moments.START);
    }
    return new Started(start.id(), "run-1", known != null);
  }

  @Override
  public Progress progress(OperationId id) {
    reach();
    if (unreadable != null) {
      throw unreadable;
    }
    if (!running.containsKey(id)) {
      throw new OperationNotFound(id);
    }
    return running.get(id);
  }

  @Override
  public DecisionReceipt decide(OperationId id, Decision decision, String updateId) {
    reach();
    decisions.add(decision);
    return new DecisionReceipt("goes on with " + decision.word());
  }

  @Override
  public void cancel(OperationId id, CancelRequest request) {
    reach();
    cancels.add(request);
  }

  @Override
  public List<OperationSummary> list(boolean openOnly, int limit) {
    reach();
    return running.values().stream().map(RecordedOperations::summary).limit(limit).toList();
  }

  private static OperationSummary summary(Progress progress) {
    return new OperationSummary(
        progress.id(),
        progress.kind(),
        progress.subject(),
        progress.title(),
        progress.state(),
        "DEPLOY",
        null,
        progress.startedBy(),
        progress.startedAt(),
        null,
        null,
        null);
  }

  private void reach() {
    if (away) {
      throw new EngineUnavailable("Temporal cannot be reached; try again later", null);
    }
  }
}
