package dev.longhaul.activities.postgres;

import dev.longhaul.domains.TransferDomainWorkflow.Step;
import dev.longhaul.domains.TransferMeaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row of {@code operations} beside the transfer that it waits for. */
public final class WaitingOperationMapper implements RowMapper<OperationRow> {
  private final OperationRowMapper operations = new OperationRowMapper();

  @Override
  public OperationRow map(ResultSet row, StatementContext context) throws SQLException {
    OperationRow operation = operations.map(row, context);
    boolean paused = row.getString("vendor") != null;
    boolean behind = Step.SETTLE_DOMAIN.name().equals(operation.step());
    return (paused || behind ? Optional.<String>empty() : awaited(row))
        .map(waits -> operation.at(Step.AWAIT_REGISTRAR.name(), waits))
        .orElse(operation);
  }

  /** What a transfer waits for, in the registrar's last word; empty for everything else. */
  private static Optional<String> awaited(ResultSet row) throws SQLException {
    String words = row.getString("awaited_words");
    return Optional.ofNullable(row.getString("awaited"))
        .flatMap(WaitingOperationMapper::sentence)
        .map(waits -> words == null ? waits : waits + " (" + words + ")");
  }

  /** Empty for a meaning with which the wait is over; a newer version's is waited on. */
  private static Optional<String> sentence(String meaning) {
    if (meaning.equals(TransferMeaning.NEEDS_APPROVAL.name())) {
      return Optional.of("waits for an approval");
    }
    boolean over =
        Stream.of(TransferMeaning.values())
            .filter(TransferMeaning::endsTheWait)
            .anyMatch(known -> known.name().equals(meaning));
    return over ? Optional.empty() : Optional.of("waits for the registrar's word");
  }
}
