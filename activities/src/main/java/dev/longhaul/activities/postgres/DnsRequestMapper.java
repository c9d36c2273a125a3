package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.domains.DomainName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of {@code dns_requests}. */
public final class DnsRequestMapper implements RowMapper<DnsRequestRow> {
  @Override
  public DnsRequestRow map(ResultSet row, StatementContext context) throws SQLException {
    String zone = row.getString("zone");
    String order = row.getString("order_json");
    return new DnsRequestRow(
        row.getLong("number"),
        row.getString("id"),
        row.getString("account_id"),
        row.getString("source"),
        RequestStatus.valueOf(row.getString("status")),
        row.getString("reason"),
        zone == null ? null : new DomainName(zone),
        order == null ? null : Columns.parse(order, new TypeReference<DnsOrder>() {}),
        row.getString("order_digest"),
        texts(row, "changes"),
        texts(row, "lagging"),
        Columns.parse(row.getString("log"), new TypeReference<List<DnsRequestRow.Entry>>() {}),
        row.getInt("told"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
