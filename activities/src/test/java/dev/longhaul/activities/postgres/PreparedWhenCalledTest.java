package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.sqlobject.SqlObjects;
import org.jdbi.v3.sqlobject.locator.SqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreparedWhenCalledTest {
  private final Ledger ledger = TestLedger.open();

  @AfterEach
  void close() {
    ledger.close();
  }

  /** Two statements, of which one is called. */
  interface Two {
    @SqlQuery("select 1")
    int one();

    @SqlQuery("select 2")
    int two();
  }

  @Test
  void theLedgerPreparesOnlyWhatIsCalled() {
    AtomicInteger prepared = new AtomicInteger();
    SqlObjects statements = ledger.jdbi().getConfig(SqlObjects.class);
    SqlLocator locator = statements.getSqlLocator();
    // The text of a statement is looked up each time that it is prepared.
    statements.setSqlLocator(
        (type, method, config) -> {
          prepared.incrementAndGet();
          return locator.locate(type, method, config);
        });
    assertThat(ledger.jdbi().<Integer, Two, RuntimeException>withExtension(Two.class, Two::two))
        .isEqualTo(2);
    assertThat(prepared).hasValue(1);
  }
}
