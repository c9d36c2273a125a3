package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import org.jspecify.annotations.Nullable;

/** The registrar's answer to an availability check (D-01). {@code price} is null when unknown. */
public record Availability(
    DomainName domain, Status status, @Nullable Money price, boolean premium) {
  public enum Status {
    FREE,
    TAKEN,
    /** The registrar could not say, for instance because the registry is away. */
    UNKNOWN
  }
}
