package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when, to which operation (O-11). The operation's own start and end are written with
 * its claim and its outcome; everything else is written by who lets it happen.
 */
public final class AuditTrail {
  private final Jdbi jdbi;

  public AuditTrail(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** One line; {@code operation} and {@code detail} may be null. */
  public record AuditRow(
      long id,
      Instant at,
      Actor actor,
      String action,
      @Nullable OperationId operation,
      @Nullable String detail) {}

  /**
   * Writes a line; {@code action} is a word such as {@code decide}, {@code operation} may be null.
   */
  public void write(
      Actor actor, String action, @Nullable OperationId operation, @Nullable String detail) {
    jdbi.useExtension(AuditSql.class, sql -> sql.write(actor, action, operation, detail));
  }

  /** What is written here and elsewhere in the ledger meanwhile, on this thread: all or nothing. */
  public <T> T together(Supplier<T> writes) {
    return jdbi.inTransaction(handle -> writes.get());
  }

  /** The newest lines first; {@code operation} may be null for all. */
  public List<AuditRow> list(@Nullable OperationId operation, int limit) {
    return jdbi.withExtension(AuditSql.class, sql -> sql.list(operation, limit));
  }

  interface AuditSql {
    @SqlUpdate(
        """
        insert into audit (actor, action, operation, detail)
        values (:actor, :action, :operation, :detail)
        """)
    void write(
        Actor actor, String action, @Nullable OperationId operation, @Nullable String detail);

    @SqlQuery(
        """
        select * from audit
        where cast(:operation as text) is null or operation = :operation
        order by id desc
        limit :limit
        """)
    @RegisterConstructorMapper(AuditRow.class)
    List<AuditRow> list(@Nullable OperationId operation, int limit);
  }
}
