package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.longhaul.servers.ServerName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** The servers that projects can be placed on (P-05). */
public final class ServerRegistry {
  private final Jdbi jdbi;

  public ServerRegistry(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Enters a server.
   *
   * @throws AlreadyRegistered when a server has this name or this id at the platform
   */
  public void add(ServerRow server) {
    String labels = Columns.json(server.labels());
    if (!jdbi.withExtension(ServerSql.class, sql -> sql.add(server, labels))) {
      throw new AlreadyRegistered(
          "a server named %s or with the platform id %s is in the ledger already"
              .formatted(server.name(), server.coolifyUuid()));
    }
  }

  /** All servers, by name. */
  public List<ServerRow> list() {
    return jdbi.withExtension(ServerSql.class, ServerSql::list);
  }

  /** Reads a row of {@code servers}. */
  public static final class Rows implements RowMapper<ServerRow> {
    @Override
    public ServerRow map(ResultSet row, StatementContext context) throws SQLException {
      return new ServerRow(
          new ServerName(row.getString("name")),
          row.getString("address"),
          row.getString("coolify_uuid"),
          row.getInt("capacity"),
          row.getInt("slots_taken"),
          Columns.parse(row.getString("labels"), new TypeReference<>() {}));
    }
  }
}
