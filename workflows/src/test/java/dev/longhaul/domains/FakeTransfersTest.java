package dev.longhaul.domains;

import dev.longhaul.contracts.TransferContract;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.World;
import org.junit.jupiter.api.BeforeEach;

/** The registrar of the transfer tests keeps what a real one promises. */
class FakeTransfersTest extends TransferContract {
  private final World world = new World();
  private final FakeTransfers transfers = new FakeTransfers(world);
  private long sequence;

  @BeforeEach
  void putElsewhere() {
    transfers.elsewhere(ACME);
    transfers.rightCode = CODE.value();
  }

  @Override
  protected TransferActivities transfers() {
    return transfers;
  }

  @Override
  protected Fence next() {
    return new Fence(TransferDomainWorkflow.id(ACME), 1, ++sequence);
  }

  @Override
  protected String contact() {
    return "handle-1";
  }

  @Override
  protected void letGo() {
    transfers.stands.put(ACME, TransferStanding.State.OURS);
  }

  @Override
  protected int asked() {
    return count("asked for acme.example");
  }

  @Override
  protected int takenBack() {
    return count("cancelled acme.example");
  }

  private int count(String effect) {
    return (int) world.effects.stream().filter(effect::equals).count();
  }
}
