package dev.longhaul.servers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The handle of a server in the ledger, such as {@code web-2}. */
public record ServerName(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ServerName {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "server name '" + value + "' must be 1 to 63 of a-z, 0-9 and -, like web-2");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
