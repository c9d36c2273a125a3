package dev.longhaul.domains;

import dev.longhaul.durable.SecretRef;
import java.util.Optional;
import java.util.function.Function;

/** The auth code of a transfer as a field: the name of a stored secret, never the code itself. */
public final class AuthCode {
  public static final String FIELD = "auth_code";

  private AuthCode() {}

  /** What is wrong with a text as the auth code of this order, if anything. */
  public static Function<String, Optional<String>> rule(TransferOrder order) {
    return text ->
        SecretRef.complaint(text, order.secretSubjects()).map(words -> FIELD + " " + words);
  }
}
