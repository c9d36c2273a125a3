package dev.longhaul.activities.fakes;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;

/** Fences of first runs. */
public final class Fences {
  private Fences() {}

  public static Fence of(String operation) {
    return new Fence(new OperationId(operation), 1, 1);
  }
}
