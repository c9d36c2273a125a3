package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.emulators.World;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Where a run takes place, for those who prepare it and those who look at it afterwards. */
public record Stage(World world, Jdbi ledger, Operations operations, WorkflowClient temporal) {

  /** The ledger's row of an operation. */
  public Optional<OperationRow> row(OperationId id) {
    return new OperationQueries(ledger).one(id);
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
