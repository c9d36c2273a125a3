package dev.longhaul.durable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Another operation holds the subject: names it, who started it and since when (O-09). */
public final class OperationConflict extends RuntimeException {
  private final OperationId holder;

  public OperationConflict(OperationId holder, String kind, String actor, Instant since) {
    super(
        "%s is held by a running operation (%s, started by %s at %s) with another order;"
                .formatted(holder, kind, actor, since.truncatedTo(ChronoUnit.SECONDS))
            + " wait for its end, or cancel it");
    this.holder = holder;
  }

  public OperationId holder() {
    return holder;
  }
}
