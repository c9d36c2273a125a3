package dev.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.acting.VendorGate;
import dev.longhaul.worker.api.PlatformServer;
import dev.longhaul.worker.api.ServerPlatform;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VendorQuestionsTest {
  private final AtomicInteger asked = new AtomicInteger();
  private Optional<String> pause = Optional.empty();
  private Duration patience = Duration.ofMinutes(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private final VendorGate gate = (account, operation) -> pause;

  @Test
  void asksAnOpenAccount() {
    assertThat(guarded().look("web-1")).isEqualTo(PlatformServer.READY);
    assertThat(asked).hasValue(1);
  }

  @Test
  void leavesAPausedAccountAloneAndSaysWhoPausedIt() {
    pause = Optional.of("paused by jo since noon");
    assertThatThrownBy(() -> guarded().look("web-1"))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure ->
                assertThat(failure.getOriginalMessage())
                    .isEqualTo("vendor coolify-main paused by jo since noon"));
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatTheVendorSaysComesThrough() {
    assertThatThrownBy(() -> guarded().validate("web-1"))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("no such server");
  }

  @Test
  void doesNotWaitLongerThanTheRequestMay() {
    patience = Duration.ofMillis(20);
    assertThatThrownBy(() -> guarded().list())
        .isInstanceOf(ApplicationFailure.class)
        .hasMessageContaining("vendor coolify-main has not answered in time");
    never.countDown();
  }

  private ServerPlatform guarded() {
    return new VendorQuestions(gate, () -> patience)
        .guarded(ServerPlatform.class, "coolify-main", new Fake());
  }

  private final class Fake implements ServerPlatform {
    @Override
    public PlatformServer look(String id) {
      asked.incrementAndGet();
      return PlatformServer.READY;
    }

    @Override
    public List<Listed> list() {
      try {
        never.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return List.of();
    }

    @Override
    public void validate(String id) {
      throw new RejectedExecutionException("no such server");
    }

    @Override
    public List<Deployed> deployments(String appId) {
      return List.of();
    }
  }
}
