package dev.longhaul.activities.acting;

import dev.longhaul.durable.OperationId;
import java.util.Optional;

/**
 * Whether a vendor account may be asked (O-15). A person pauses it and opens it again; a breaker
 * pauses it after many calls in a row without an answer, and then lets one operation at a time
 * through as a probe. All workers agree, because the ledger holds the state.
 */
public interface VendorGate {
  /**
   * Whether {@code operation} may ask the account now; if not, who has paused it, since when and
   * why, such as {@code paused by jo since ...}. An operation that is let through as the probe
   * stays so for some minutes.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link ActingProblem#LEDGER_AWAY} (retried)
   */
  Optional<String> refusal(String account, OperationId operation);
}
