package dev.longhaul.worker.api;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionReceipt;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.FailureReport;
import dev.longhaul.durable.OperationConflict;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.OperationSummary;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Temporal with its workers, as far as a client sees them: remembers, parks, goes away. */
final class FakeOperations implements Operations {
  static final Instant STARTED = Instant.parse("2026-03-01T10:00:00Z");

  private final Map<OperationId, Running> known = new ConcurrentHashMap<>();
  private final Map<String, DecisionReceipt> receipts = new LinkedHashMap<>();
  private final List<Start> starts = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<OperationId, CancelRequest> cancels = new ConcurrentHashMap<>();
  private boolean away;
  private boolean workersAway;
  private Runnable onStart = () -> {};
  private Runnable bug = () -> {};

  private record Running(Start start, String runId, Progress progress) {}

  @Override
  public synchronized Started start(Start start) {
    reach();
    Running running = known.get(start.id());
    if (running != null && !running.progress().state().ended()) {
      if (running.start().order().equals(start.order())) {
        return new Started(start.id(), running.runId(), true);
      }
      throw new OperationConflict(
          start.id(), running.start().workflowType(), running.start().actor().name(), STARTED);
    }
    starts.add(start);
    String runId = "run-" + starts.size();
    known.put(start.id(), new Running(start, runId, progress(start, OperationState.RUNNING, null)));
    onStart.run();
    return new Started(start.id(), runId, false);
  }

  @Override
  public synchronized Progress progress(OperationId id) {
    Progress progress = find(id).progress();
    return workersAway ? bare(progress) : progress;
  }

  @Override
  public synchronized DecisionReceipt decide(OperationId id, Decision decision, String updateId) {
    Progress progress = find(id).progress();
    if (workersAway) {
      throw new EngineUnavailable("no worker answered within 5 s", null);
    }
    if (receipts.containsKey(updateId)) {
      return receipts.get(updateId);
    }
    Parking parking = progress.parking();
    if (parking == null
        || parking.number() != decision.park()
        || !parking.step().equals(decision.step())
        || !parking.allowed().contains(decision.word())) {
      throw new DecisionRefused("that decision makes no sense; look again");
    }
    decisions.add(decision);
    receipts.put(updateId, new DecisionReceipt(decision.word() + " recorded"));
    set(id, OperationState.RUNNING, null);
    return receipts.get(updateId);
  }

  @Override
  public synchronized void cancel(OperationId id, CancelRequest request) {
    if (find(id).progress().state().ended()) {
      throw new DecisionRefused(id + " has ended: SUCCEEDED; there is nothing to cancel");
    }
    cancels.put(id, request);
  }

  @Override
  public synchronized List<OperationSummary> list(boolean openOnly, int limit) {
    reach();
    return List.of();
  }

  /** An operation that somebody else has started. */
  void run(String id, Object order) {
    start(
        new Start(new OperationId(id), "ProvisionProject", "k", order, new Actor("kim"), "by kim"));
  }

  void park(String id, String step, int number, DecisionWord... allowed) {
    FailureReport failure = new FailureReport("BUILD_FAILED", "the build failed");
    set(
        new OperationId(id),
        OperationState.PARKED,
        new Parking(number, step, failure, List.of(allowed), List.of(), STARTED, null, null));
  }

  void end(String id, OperationState outcome) {
    set(new OperationId(id), outcome, null);
  }

  /** Somebody ends it in Temporal itself; no worker hears of it. */
  synchronized void terminate(String id) {
    end(id, OperationState.FAILED);
    Running ended = known.get(new OperationId(id));
    known.put(
        new OperationId(id), new Running(ended.start(), ended.runId(), bare(ended.progress())));
  }

  synchronized void waitFor(String id, String child) {
    OperationId key = new OperationId(id);
    Running old = known.get(key);
    Progress now = progress(old.start(), OperationState.WAITING_FOR_CHILD, null, child);
    known.put(key, new Running(old.start(), old.runId(), now));
  }

  void forget(String id) {
    known.remove(new OperationId(id));
  }

  synchronized void goAway(boolean isAway) {
    away = isAway;
  }

  synchronized void workersAway(boolean areAway) {
    workersAway = areAway;
  }

  /** What happens right after Temporal has the next start, before the caller knows. */
  synchronized void onStart(Runnable event) {
    onStart = event;
  }

  /** What happens at every call. */
  synchronized void breakWith(Runnable failure) {
    bug = failure;
  }

  synchronized List<Start> starts() {
    return List.copyOf(starts);
  }

  synchronized List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  CancelRequest cancelOf(String id) {
    return cancels.get(new OperationId(id));
  }

  private Running find(OperationId id) {
    reach();
    if (!known.containsKey(id)) {
      throw new OperationNotFound(id);
    }
    return known.get(id);
  }

  private void reach() {
    bug.run();
    if (away) {
      throw new EngineUnavailable("Temporal cannot be reached; try again later", null);
    }
  }

  private synchronized void set(OperationId id, OperationState state, Parking parking) {
    Running old = known.get(id);
    known.put(id, new Running(old.start(), old.runId(), progress(old.start(), state, parking)));
  }

  private static Progress progress(Start start, OperationState state, Parking parking) {
    return progress(start, state, parking, null);
  }

  private static Progress progress(
      Start start, OperationState state, Parking parking, String child) {
    return new Progress(
        start.id(),
        start.kind(),
        start.id().subject(),
        start.summary(),
        state,
        start.actor(),
        STARTED,
        state.ended() ? STARTED.plusSeconds(60) : null,
        null,
        List.of(),
        parking,
        child == null ? null : new OperationId(child),
        List.of(),
        List.of(),
        null,
        "live");
  }

  /** What Temporal says by itself. */
  private static Progress bare(Progress full) {
    return new Progress(
        full.id(),
        full.kind(),
        full.subject(),
        "ProvisionProject",
        full.state(),
        full.startedBy(),
        full.startedAt(),
        full.endedAt(),
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        "recorded");
  }
}
