package dev.longhaul.durable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The business key of an operation and its Temporal workflow id, such as {@code project:acme}. The
 * running operation is the lock on its subject (O-09), so the same subject always gives the same
 * id. Ids carry no slash (they stand in URLs) and are never encrypted: nothing secret or personal
 * belongs into them.
 */
public record OperationId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z-]*:[A-Za-z0-9._:-]{1,253}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OperationId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "operation id '" + value + "' must look like kind:subject, for example project:acme");
    }
  }

  /** The id of {@code subject} under {@code prefix}, such as {@code of("project", "acme")}. */
  public static OperationId of(String prefix, String subject) {
    return new OperationId(prefix + ":" + subject);
  }

  /** What stands behind the colon: {@code acme} of {@code project:acme}. */
  public String subject() {
    return value.substring(value.indexOf(':') + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
