package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to ask the registrar for.
 *
 * @param priceLimit the most it may cost, by the order and by who has approved it
 * @param authCode the one to use now; null when nobody has given one
 * @param deadline until when the operation waits, for the reminders
 * @param look what the operation has just seen; null when that is long ago
 */
public record TransferRequest(
    TransferOrder order,
    Money priceLimit,
    @Nullable SecretRef authCode,
    Instant deadline,
    @Nullable Look look) {
  /** Where the domain stood, and when that was. */
  public record Look(TransferStanding standing, Instant at) {}
}
