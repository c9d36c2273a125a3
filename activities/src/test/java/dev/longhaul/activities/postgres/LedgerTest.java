package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.Secret;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {
  @Test
  void migratesOnceWhenSeveralProcessesStartTogether() throws Exception {
    LedgerSettings settings = TestLedger.settings(TestLedger.empty());
    List<CompletableFuture<Integer>> starts =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> migrations(settings)))
            .toList();
    assertThat(starts).extracting(CompletableFuture::join).containsOnly(scripts());
  }

  private static int scripts() throws IOException, URISyntaxException {
    Path folder = Path.of(Ledger.class.getResource("/db/migration").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.count();
    }
  }

  private static int migrations(LedgerSettings settings) {
    try (Ledger ledger = Ledger.open(settings)) {
      return ledger
          .jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery("select count(*) from flyway_schema_history where success")
                      .mapTo(Integer.class)
                      .one());
    }
  }

  @Test
  void aFailureNeverShowsWhatWasBound() {
    try (Ledger ledger = TestLedger.open()) {
      String insert =
          "insert into servers (name, address, coolify_uuid, capacity) values (?, ?, ?, ?)";
      assertThatThrownBy(
              () ->
                  ledger
                      .jdbi()
                      .useHandle(handle -> handle.execute(insert, "web-1", "hidden", "hidden", -1)))
          .hasMessageContaining("violates check constraint")
          .hasMessageNotContaining("hidden");
    }
  }

  @Test
  void saysWhereItLookedWhenPostgresIsAway() {
    DatabaseUrl nowhere = DatabaseUrl.parse("postgresql://jo:hidden@127.0.0.1:1/ledger");
    LedgerSettings settings = new LedgerSettings(nowhere, 2, 2, Duration.ofMillis(100));
    assertThatThrownBy(() -> Ledger.open(settings))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("postgresql://127.0.0.1:1/ledger")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void readsBothFormsOfTheAddress() {
    DatabaseUrl expected =
        new DatabaseUrl(
            "jdbc:postgresql://db:6432/ledger?sslmode=require",
            Optional.of("jo"),
            Optional.of(new Secret("p@ss+word")));
    assertThat(DatabaseUrl.parse("postgresql://jo:p%40ss+word@db:6432/ledger?sslmode=require"))
        .isEqualTo(expected);
    assertThat(DatabaseUrl.parse("jdbc:postgresql://jo:p%40ss+word@db:6432/ledger?sslmode=require"))
        .isEqualTo(expected);
    assertThat(DatabaseUrl.parse("postgres://db/ledger").jdbc())
        .isEqualTo("jdbc:postgresql://db:5432/ledger");
  }

  @Test
  void neverShowsTheValueOfAnAddressThatItCannotRead() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://jo:hid den@db/ledger"))
        .hasMessageContaining("DATABASE_URL must look like")
        .hasMessageNotContaining("den")
        .hasNoCause();
    assertThat(DatabaseUrl.parse("jdbc:postgresql://db/ledger?user=jo&password=hidden"))
        .asString()
        .isEqualTo("postgresql://db:5432/ledger");
  }
}
