package dev.longhaul.sandbox.e2e;

import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.durable.Secret;
import dev.longhaul.sandbox.Box;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The ledger as text, for those who look for what must not stand there. */
final class LedgerText {
  private static final String TABLES =
      """
      select quote_ident(table_name) from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
      """;

  private final DatabaseUrl url;

  LedgerText(Box box) {
    this.url = DatabaseUrl.parse(box.settings().get("DATABASE_URL"));
  }

  /** Every row of every table, each with its table's name before it. */
  String everything() {
    List<String> rows = new ArrayList<>();
    for (String table : column(TABLES)) {
      column("select t::text from " + table + " t").forEach(row -> rows.add(table + ": " + row));
    }
    return String.join("\n", rows);
  }

  /** The first column of a query's answer. */
  List<String> column(String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                url.jdbc(),
                url.user().orElseThrow(),
                url.password().map(Secret::reveal).orElseThrow());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (found.next()) {
        values.add(found.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
