package dev.longhaul.activities.fakes;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.durable.Fence;
import java.util.ArrayList;
import java.util.List;

/** Acts at once; remembers the subjects, and can have lost its lock. */
public final class LocalActing implements Acting {
  private final List<String> subjects = new ArrayList<>();
  private boolean lost;
  private Runnable beforeEachSend = () -> {};

  @Override
  public <T> T act(String subject, Fence fence, Body<T> body) {
    subjects.add(subject);
    return body.run(this::check);
  }

  /** From now on nothing may be sent any more. */
  public void loseLock() {
    lost = true;
  }

  public List<String> subjects() {
    return List.copyOf(subjects);
  }

  /** Runs right before every write. */
  public void beforeEachSend(Runnable happens) {
    beforeEachSend = happens;
  }

  private void check() {
    beforeEachSend.run();
    if (lost) {
      throw ActingProblem.LOCK_LOST.retryable("the lock is lost", null);
    }
  }
}
