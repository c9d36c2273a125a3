package dev.longhaul.activities.fakes;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.durable.Fence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Acts at once; remembers the subjects, and can have lost its lock. */
public final class LocalActing implements Acting {
  private final List<String> subjects = new ArrayList<>();
  private boolean lost;
  private Instant began;
  private Runnable beforeEachSend = () -> {};

  @Override
  public <T> T act(String subject, Fence fence, Body<T> body) {
    subjects.add(subject);
    return body.run(this::check);
  }

  @Override
  public <T> T alone(String subject, Body<T> body) {
    subjects.add(subject);
    return body.run(this::check);
  }

  @Override
  public Optional<Instant> began(Fence fence) {
    return Optional.ofNullable(began);
  }

  /** The run began then; unknown unless told. */
  public void began(Instant at) {
    began = at;
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
