package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads single fields of an answer for a table; what is absent is a dash. */
final class Fields {
  private Fields() {}

  static String text(JsonNode item, String field) {
    JsonNode value = item.path(field);
    return value.isMissingNode() || value.isNull() ? "-" : value.asText();
  }

  static String moment(JsonNode item, String field) {
    Instant moment = instant(item, field);
    return moment == null ? text(item, field) : Clock.moment(moment);
  }

  private static @Nullable Instant instant(JsonNode item, String field) {
    try {
      return Instant.parse(item.path(field).asText());
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
