package dev.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.coolify.wire.Server;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.api.TestRegistry;
import dev.longhaul.worker.config.WorkerSettings.DefaultServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultServerEntryTest {
  private final TestRegistry ledger = new TestRegistry();
  private final ServerRegistry registry = ledger.servers();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void entersAServerWhateverItsTitle() {
    enter("Hetzner 1", "203.0.113.9");
    assertThat(registry.list())
        .singleElement()
        .extracting(row -> row.name().value(), ServerRow::address, ServerRow::coolifyUuid)
        .containsExactly("hetzner-1", "203.0.113.9", "uuid-1");
  }

  @ParameterizedTest
  @CsvSource({"web-1,10.0.0.1", "web-1,host.docker.internal", "web-1,", "***,203.0.113.9"})
  void startsWithoutAServerThatCannotBeEntered(String title, String address) {
    enter(title, address);
    assertThat(registry.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Hetzner 1,hetzner-1", "Büro (Köln),buro-koln", "web-2,web-2", "-a_b-,a-b"})
  void makesAHandleOfATitle(String title, String handle) {
    assertThat(ServerName.ofTitle(title).value()).isEqualTo(handle);
    assertThat(ServerName.ofTitle("x".repeat(100)).value()).hasSize(63);
    assertThatThrownBy(() -> ServerName.ofTitle("東京")).isInstanceOf(IllegalArgumentException.class);
  }

  private void enter(String title, String address) {
    Server server = new Server("uuid-1", title, address, new Server.Settings(true, true));
    new DefaultServerEntry(registry, id -> Optional.of(server), false)
        .enter(new DefaultServer(Optional.of("uuid-1"), 20));
  }
}
