package dev.longhaul.activities.acting;

import dev.longhaul.durable.Fence;
import java.time.Instant;
import java.util.Optional;

/** {@link Acting} with the advisory locks and fences of the ledger. */
public final class LockedActing implements Acting {
  private final SubjectLocks locks;
  private final Fences fences;

  public LockedActing(SubjectLocks locks, Fences fences) {
    this.locks = locks;
    this.fences = fences;
  }

  @Override
  public <T> T act(String subject, Fence fence, Body<T> body) {
    fences.check(fence);
    try (Held lock = locks.acquire(subject)) {
      return body.run(
          () -> {
            lock.check();
            fences.check(fence);
          });
    }
  }

  @Override
  public <T> T alone(String subject, Body<T> body) {
    try (Held lock = locks.acquire(subject)) {
      return body.run(lock::check);
    }
  }

  @Override
  public Optional<Instant> began(Fence fence) {
    return fences.began(fence);
  }
}
