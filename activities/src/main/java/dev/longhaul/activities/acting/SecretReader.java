package dev.longhaul.activities.acting;

import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;

/** Reads secrets where they are sent (O-13). */
@FunctionalInterface
public interface SecretReader {
  /**
   * Returns the secret.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link ActingProblem#SECRET_MISSING} (final)
   *     when it was never stored or was deleted after use
   */
  Secret read(SecretRef ref);
}
