package dev.longhaul.notices;

import dev.longhaul.contracts.WelcomeContract;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.World;

/** The letter box of the project tests keeps what real mail promises. */
class FakeNoticesTest extends WelcomeContract {
  private final FakeNotices notices = new FakeNotices(new World());
  private long sequence;

  @Override
  protected NoticeActivities notices() {
    return notices;
  }

  @Override
  protected Fence next() {
    return new Fence(OperationId.of("project", "acme"), 1, ++sequence);
  }

  @Override
  protected int delivered() {
    return notices.sent.size();
  }
}
