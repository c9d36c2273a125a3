package dev.longhaul.durable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret is kept: {@code ledger:<subject>/<name>}. Orders may only name secrets of their
 * own subject; {@code env:} and {@code file:} exist in worker configuration alone.
 */
public record SecretRef(@JsonValue String value) {
  private static final Pattern FORM =
      Pattern.compile("ledger:([a-z0-9][a-z0-9.-]{0,252})/([a-z0-9][a-z0-9._-]{0,62})");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SecretRef {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "secret reference '" + value + "' must look like ledger:acme/auth-code");
    }
  }

  public static SecretRef of(String subject, String name) {
    return new SecretRef("ledger:" + subject + "/" + name);
  }

  /** Whether a text has the form of a reference. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * What is wrong with {@code text} as a reference to a secret of one of these subjects, if
   * anything. The text itself is not shown: it may be the secret in clear.
   */
  public static Optional<String> complaint(String text, Collection<String> subjects) {
    Matcher match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.of("must be a reference to a stored secret, not the secret itself");
    }
    return subjects.contains(match.group(1))
        ? Optional.empty()
        : Optional.of("names a secret of somebody else");
  }

  public String subject() {
    return part(1);
  }

  public String name() {
    return part(2);
  }

  private String part(int group) {
    Matcher match = FORM.matcher(value);
    if (!match.matches()) {
      throw new IllegalStateException("checked in the constructor");
    }
    return match.group(group);
  }

  @Override
  public String toString() {
    return value;
  }
}
