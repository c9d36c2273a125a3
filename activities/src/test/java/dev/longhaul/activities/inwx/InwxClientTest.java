package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InwxClientTest {
  private final InwxWorld world = new InwxWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void readsTimesAndStatusOfADomain() {
    world.inwx.owns("base.example");
    assertThat(world.client.findDomain("base.example"))
        .hasValueSatisfying(
            domain -> {
              assertThat(domain.status()).isEqualTo("OK");
              assertThat(domain.exDate().at()).isAfter(domain.crDate().at());
            });
  }
}
