package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.activities.postgres.OperationRowMapper;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.domains.WatchRegistrarWorkflow;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.StepStatus;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.emulators.World;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a run takes place, for those who prepare it and those who look at it afterwards. */
public record Stage(
    World world, Jdbi ledger, SecretStore secrets, Operations operations, WorkflowClient temporal) {
  /** The cents that the ledger names for all runs of an operation. */
  static final String PAID =
      """
      select coalesce(sum((one ->> 'minor')::bigint), 0)
      from operation_runs r, jsonb_array_elements(r.paid) one where r.operation = ?
      """;

  /** The cents that are reserved for a domain: they may have been spent, and nobody knows yet. */
  static final String RESERVED =
      "select coalesce(sum(minor), 0) from purchases where subject = ? and state = 'RESERVED'";

  /** As they are written; what a transfer waits for is not of interest. */
  private static final String ROWS =
      """
      select *, null::text as awaited, null::text as awaited_words
      from operations where starts_with(subject, ?)
      """;

  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
  private static final String REGISTRAR = "inwx-live";

  /** From now on somebody reads the registrar's messages, until the run is over. */
  void watchRegistrar() {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(watcher().value())
            .setTaskQueue(TaskQueues.MAIN)
            .build();
    WorkflowClient.start(
        temporal.newWorkflowStub(WatchRegistrarWorkflow.class, options)::watch, REGISTRAR);
  }

  /** Nobody reads them any more; nothing happens when nobody did. */
  void forgetRegistrar() {
    try {
      temporal.newUntypedWorkflowStub(watcher().value()).terminate("the run is over");
    } catch (WorkflowNotFoundException e) {
      LOG.debug("this run had no use for the registrar's watcher", e);
    }
  }

  static OperationId watcher() {
    return WatchRegistrarWorkflow.id(REGISTRAR);
  }

  /** The ledger's row of an operation. */
  public Optional<OperationRow> row(OperationId id) {
    return new OperationQueries(ledger).one(id);
  }

  /** The ledger's rows of the operations on subjects that begin like this. */
  List<OperationRow> rows(String prefix) {
    return ledger.withHandle(
        handle -> handle.select(ROWS, prefix).map(new OperationRowMapper()).list());
  }

  /** Whether a person has had the operation go on without this step. */
  boolean skipped(OperationId id, String step) {
    return operations.progress(id).steps().stream()
        .anyMatch(line -> line.step().equals(step) && line.status() == StepStatus.SKIPPED);
  }

  /** The first column of the first row as a number. */
  public long number(String sql, Object... values) {
    return ledger.withHandle(handle -> handle.select(sql, values).mapTo(Long.class).one());
  }

  /** The first column of every row. */
  public List<String> texts(String sql, Object... values) {
    return ledger.withHandle(handle -> handle.select(sql, values).mapTo(String.class).list());
  }

  /** How often something happened to a thing at a vendor. */
  public long effects(String kind, String subject) {
    return world.effects().ofKind(kind, subject).size();
  }
}
