package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.Fences;
import dev.longhaul.durable.Fence;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes of operations: one transaction each, and only for the newest run. */
final class FencedLedger {
  private final Jdbi jdbi;

  FencedLedger(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Runs {@code body} in a transaction during which no newer run can begin.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code SUPERSEDED} (final) when a newer one has
   */
  <T> T write(Fence fence, Function<Handle, T> body) {
    return jdbi.inTransaction(
        handle -> {
          Fences.hold(handle.getConnection(), fence);
          return body.apply(handle);
        });
  }

  /** The same for a body without a value. */
  void run(Fence fence, Consumer<Handle> body) {
    write(
        fence,
        handle -> {
          body.accept(handle);
          return fence;
        });
  }
}
