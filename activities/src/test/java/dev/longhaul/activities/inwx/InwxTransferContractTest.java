package dev.longhaul.activities.inwx;

import dev.longhaul.contracts.TransferContract;
import dev.longhaul.domains.TransferActivities;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** INWX keeps what the transfers rely on. */
class InwxTransferContractTest extends TransferContract {
  private final TransferWorld moving = new TransferWorld();

  @BeforeEach
  void storeAWrongCode() {
    moving.secrets.put(WRONG, new Secret("wrong"));
  }

  @AfterEach
  void close() {
    moving.close();
  }

  @Override
  protected TransferActivities transfers() {
    return moving.transfers;
  }

  @Override
  protected Fence next() {
    return moving.next();
  }

  @Override
  protected String contact() {
    return moving.contact;
  }

  @Override
  protected void letGo() {
    moving.world.clock.advance(Duration.ofDays(5));
  }

  @Override
  protected int asked() {
    return moving.world.effects.count("domain-transfer-requested");
  }

  @Override
  protected int takenBack() {
    return moving.world.effects.count("domain-transfer-cancelled");
  }
}
