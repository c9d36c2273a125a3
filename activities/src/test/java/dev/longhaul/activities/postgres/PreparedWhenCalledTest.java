package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.extension.Extensions;
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
  void preparesOnlyWhatIsCalled() {
    AtomicInteger prepared = new AtomicInteger();
    Extensions extensions = ledger.jdbi().getConfig(Extensions.class);
    // The first one is next to the statement: it sees what the ledger's own lets through.
    extensions.registerHandlerCustomizer(
        (handler, type, method) ->
            (config, target) -> {
              prepared.incrementAndGet();
              return handler.attachTo(config, target);
            });
    extensions.registerHandlerCustomizer(new PreparedWhenCalled());
    assertThat(ledger.jdbi().<Integer, Two, RuntimeException>withExtension(Two.class, Two::two))
        .isEqualTo(2);
    assertThat(prepared).hasValue(1);
  }
}
