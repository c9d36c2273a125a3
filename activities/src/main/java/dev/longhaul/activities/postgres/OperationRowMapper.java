package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.longhaul.domains.TransferDomainWorkflow.Step;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code operations}. */
public final class OperationRowMapper implements RowMapper<OperationRow> {
  @Override
  public OperationRow map(ResultSet row, StatementContext context) throws SQLException {
    Optional<String> awaited = awaited(row);
    return new OperationRow(
        new OperationId(row.getString("id")),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("title"),
        OperationState.valueOf(row.getString("state")),
        awaited.isPresent() ? Step.AWAIT_REGISTRAR.name() : row.getString("step"),
        awaited.orElse(row.getString("message")),
        new Actor(row.getString("actor")),
        row.getString("run_id"),
        row.getTimestamp("started_at").toInstant(),
        time(row, "parked_since"),
        time(row, "deadline"),
        time(row, "ended_at"),
        Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf).orElse(null),
        Columns.parse(row.getString("paid"), new TypeReference<>() {}),
        Columns.parse(row.getString("leftovers"), new TypeReference<>() {}));
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

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).orElse(null);
  }
}
