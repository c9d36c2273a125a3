package dev.longhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.durable.Secret;
import dev.longhaul.sandbox.engine.EmbeddedLedger;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedLedgerTest {
  @TempDir Path directory;

  /** Otherwise a killed PostgreSQL forgets what it has confirmed in the last half second. */
  @Test
  void confirmsACommitOnceItIsWritten() {
    try (EmbeddedLedger ledger = EmbeddedLedger.start(directory)) {
      DatabaseUrl url = DatabaseUrl.parse(ledger.url());
      Jdbi jdbi =
          Jdbi.create(
              url.jdbc(),
              url.user().orElseThrow(),
              url.password().map(Secret::reveal).orElseThrow());
      String confirms =
          jdbi.withHandle(
              handle -> handle.select("show synchronous_commit").mapTo(String.class).one());
      assertThat(confirms).isEqualTo("on");
    }
  }
}
