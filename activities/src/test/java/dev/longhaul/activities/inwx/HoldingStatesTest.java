package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.Holding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingStatesTest {
  @ParameterizedTest
  @CsvSource({
    "OK, ACTIVE",
    "UPDATE REQUESTED, ACTIVE",
    "TRANSFERLOCK ACTIVATION, ACTIVE",
    "TRANSFER-OUT NOTIFY, ACTIVE",
    "TRANSFER-OUT SUCCESSFUL, LOST",
    "REG REQUESTED, PENDING",
    "REG INITIATED, PENDING",
    "REG DELAYED, PENDING",
    "REG FAILED, LOST",
    "REG CANCELED, LOST",
    "TRANSFER PENDING, PENDING",
    "TRANSFER SUCCESSFUL, LOST",
    "TRANSFER FAILED, LOST",
    "USERTRANSFER-OUT SUCCESSFUL, LOST",
    "DELETE SCHEDULED, LOST",
    "EXPIRED, LOST",
    "EXPIRE SUCCESSFUL, LOST",
    "SOMETHING NEW, PENDING",
    "'', PENDING",
  })
  void readsTheRegistrarsWords(String word, Holding.State state) {
    assertThat(HoldingStates.state(word)).isEqualTo(state);
  }
}
