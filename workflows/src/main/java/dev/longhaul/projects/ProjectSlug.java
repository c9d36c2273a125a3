package dev.longhaul.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The id of a project: 2 to 40 of a-z, 0-9 and -, starting with a letter. */
public record ProjectSlug(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProjectSlug {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "slug '" + value + "' must be 2 to 40 of a-z, 0-9 and -, starting with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
