package dev.longhaul.worker.api;

import dev.longhaul.durable.Operations;
import org.jdbi.v3.core.Jdbi;

/**
 * Something that a process cannot work without.
 *
 * @param name what {@code /readyz} calls it
 * @param look returns when it answers and throws when it does not
 */
public record Probe(String name, Runnable look) {
  public static Probe ledger(Jdbi jdbi) {
    return new Probe("ledger", () -> jdbi.useHandle(handle -> handle.execute("select 1")));
  }

  public static Probe temporal(Operations operations) {
    return new Probe("temporal", () -> operations.list(true, 1));
  }
}
