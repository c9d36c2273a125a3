package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.longhaul.servers.ServerName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The servers that projects can be placed on (P-05). */
public final class ServerRegistry {
  private static final String REFERENCED = "23503";

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

  /** One server; empty when the ledger has none of that name. */
  public Optional<ServerRow> find(ServerName name) {
    return jdbi.withExtension(ServerSql.class, sql -> sql.find(name));
  }

  /**
   * Removes a server on which nothing lives; one that is gone already is success.
   *
   * @throws ServerInUse while a project or a service is on it
   */
  public void remove(ServerName name) {
    try {
      jdbi.useTransaction(handle -> remove(handle.attach(ServerSql.class), name));
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException cause && REFERENCED.equals(cause.getSQLState())) {
        throw new ServerInUse("a project is just being put on " + name);
      }
      throw e;
    }
  }

  private static void remove(ServerSql sql, ServerName name) {
    List<String> projects = sql.projectsOn(name);
    if (!projects.isEmpty()) {
      throw new ServerInUse(
          "%s holds %s; move or delete what lives there first"
              .formatted(name, String.join(", ", projects)));
    }
    if (!sql.remove(name) && sql.find(name).isPresent()) {
      throw new ServerInUse("a slot of " + name + " is taken; try again when its order has ended");
    }
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
