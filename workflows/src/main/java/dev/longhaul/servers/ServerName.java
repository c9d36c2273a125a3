package dev.longhaul.servers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The handle of a server in the ledger, such as {@code web-2}. */
public record ServerName(@JsonValue String value) {
  private static final int LONGEST = 63;
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ServerName {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "server name '" + value + "' must be 1 to 63 of a-z, 0-9 and -, like web-2");
    }
  }

  /**
   * The handle for a title: {@code Hetzner 1} as {@code hetzner-1}.
   *
   * @throws IllegalArgumentException when nothing of the title can stand in a handle
   */
  public static ServerName ofTitle(String title) {
    String plain =
        Normalizer.normalize(String.valueOf(title), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-");
    String shortened = plain.substring(0, Math.min(plain.length(), LONGEST));
    return new ServerName(shortened.replaceAll("^-+|-+$", ""));
  }

  @Override
  public String toString() {
    return value;
  }
}
