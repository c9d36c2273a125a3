package dev.longhaul.activities.mail;

import dev.longhaul.contracts.WelcomeContract;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.notices.NoticeActivities;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Mail keeps what the projects rely on. */
class MailContractTest extends WelcomeContract {
  @TempDir private Path directory;
  private MailWorld world;
  private long sequence;

  @BeforeEach
  void start() {
    world = new MailWorld(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Override
  protected NoticeActivities notices() {
    return world.notices();
  }

  @Override
  protected Fence next() {
    return new Fence(OperationId.of("project", "acme"), 1, ++sequence);
  }

  @Override
  protected int delivered() {
    return world.server.messages().size();
  }
}
