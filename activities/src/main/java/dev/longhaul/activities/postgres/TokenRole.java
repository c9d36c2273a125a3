package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the holder of an API token may do; each may all that those before it may. */
public enum TokenRole {
  /** Reads. */
  VIEWER,
  /** Starts, decides, cancels. */
  OPERATOR,
  /** Servers, secrets, tokens. */
  ADMIN;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static TokenRole of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether a holder of this role may do what needs {@code needed}. */
  public boolean covers(TokenRole needed) {
    return compareTo(needed) >= 0;
  }
}
