package dev.longhaul.activities.postgres;

import dev.longhaul.domains.TransferDomainWorkflow.Step;
import dev.longhaul.domains.TransferMeaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row of {@code operations} beside the transfer that it waits for. */
public final class WaitingOperationMapper implements RowMapper<OperationRow> {
  private final OperationRowMapper operations = new OperationRowMapper();

  @Override
  public OperationRow map(ResultSet row, StatementContext context) throws SQLException {
    OperationRow operation = operations.map(row, context);
    return awaited(row)
        .map(waits -> operation.at(Step.AWAIT_REGISTRAR.name(), waits))
        .orElse(operation);
  }

  /** What a transfer waits for, in the registrar's last word; empty for everything else. */
  private static Optional<String> awaited(ResultSet row) throws SQLException {
    String meaning = row.getString("awaited");
    String words = row.getString("awaited_words");
    return Optional.ofNullable(meaning)
        .map(TransferMeaning::valueOf)
        .map(TransferMeaning.NEEDS_APPROVAL::equals)
        .map(approval -> approval ? "waits for an approval" : "waits for the registrar's word")
        .map(waits -> words == null ? waits : waits + " (" + words + ")");
  }
}
