package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.LedgerOperationActivities;
import dev.longhaul.activities.postgres.LedgerProjectActivities;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationActivities.Closing;
import dev.longhaul.durable.OperationActivities.Snapshot;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import dev.longhaul.projects.LogAction;
import dev.longhaul.projects.LogEntry;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProjectUpdate;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Writes into the ledger what a worker would write while it provisions. */
final class TestWorker {
  private final LedgerOperationActivities operations;
  private final LedgerProjectActivities projects;

  TestWorker(Jdbi jdbi, SecretStore secrets) {
    operations = new LedgerOperationActivities(jdbi, null);
    projects = new LedgerProjectActivities(jdbi, secrets, Orders.planner());
  }

  /** A run of one project's provisioning. */
  final class Run {
    private final ProjectOrder order;
    private final OperationId id;
    private final long token;
    private long sequence;

    private Run(ProjectOrder order, OperationId id, long token) {
      this.order = order;
      this.id = id;
      this.token = token;
    }

    Run is(ProjectStatus status, String error) {
      LogEntry entry = LogEntry.of(LogAction.DEPLOYMENT_STARTED, "now " + status, "coolify", "d1");
      projects.record(
          fence(),
          new ProjectUpdate(order.slug(), status, null, null, null, error, List.of(entry)));
      return this;
    }

    Run parks(String step, String message) {
      Instant since = Instant.parse("2026-03-01T10:05:00Z");
      operations.record(
          fence(),
          new Snapshot(
              OperationState.PARKED, step, message, since, since.plusSeconds(604_800), null));
      return this;
    }

    Run ends(Outcome outcome, String message) {
      operations.close(
          fence(), new Closing(outcome, message, List.of(new Money(1188, "EUR")), List.of("zone")));
      return this;
    }

    Fence fence() {
      return new Fence(id, token, ++sequence);
    }
  }

  Run begin(ProjectOrder order, String runId) {
    OperationId id = OperationId.of("project", order.slug().value());
    Claim claim =
        new Claim(
            id,
            runId,
            "provision-project",
            id.subject(),
            "provision " + order.domain().name(),
            new Actor("jo"),
            FakeOperations.STARTED);
    Run run = new Run(order, id, operations.claim(claim));
    projects.open(run.fence(), order, new Actor("jo"));
    return run;
  }
}
