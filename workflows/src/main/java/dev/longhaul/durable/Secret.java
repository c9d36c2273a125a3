package dev.longhaul.durable;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A value that must not be seen: prints {@code [redacted]} and cannot be turned into JSON, so it
 * never reaches a history or a log by accident (O-13).
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    this.value = value;
  }

  /** The value itself; call it where it is sent, and nowhere else. */
  @JsonIgnore
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
