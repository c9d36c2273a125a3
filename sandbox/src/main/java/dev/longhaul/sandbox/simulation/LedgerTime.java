package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.durable.Secret;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The clock of a lane's database: its {@code now()} is found before PostgreSQL's own and shows the
 * simulated time. It keeps one connection, because a new one costs more than all that a step of
 * time does.
 */
final class LedgerTime implements AutoCloseable {
  private final Handle database;

  /**
   * @param empty a database with nothing in it
   */
  LedgerTime(DatabaseUrl empty) {
    this.database =
        Jdbi.open(
            empty.jdbc(),
            empty.user().orElseThrow(),
            empty.password().map(Secret::reveal).orElse(""));
    database
        .createScript(
            """
            create schema simulated;
            create table simulated.clock (ahead interval not null);
            insert into simulated.clock values ('0');
            create function simulated.now() returns timestamptz language sql as
              'select clock_timestamp() + ahead from simulated.clock';
            """)
        .execute();
    database.execute(
        "alter database "
            + database.select("select current_database()").mapTo(String.class).one()
            + " set search_path = public, simulated, pg_catalog");
  }

  void follow(Instant now) {
    long ahead = Duration.between(Instant.now(), now).toMillis();
    database.execute("update simulated.clock set ahead = ? * interval '1 ms'", ahead);
  }

  @Override
  public void close() {
    database.close();
  }
}
