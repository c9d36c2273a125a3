package dev.longhaul.cli.zone;

import dev.longhaul.dns.RecordNames;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWishes;
import dev.longhaul.domains.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a zone shall hold, as a file says.
 *
 * @param lines at least one
 */
public record ZoneFile(DomainName zone, List<ZoneLine> lines) {
  private static final List<String> KEYS =
      List.of("name", "type", "target", "ttl", "priority", "comment");

  /**
   * Reads {@code zone: acme.example} and {@code records:} with name, type, target, ttl, priority.
   *
   * @throws IllegalArgumentException with one sentence
   */
  public static ZoneFile yaml(String text) {
    if (!(load(text) instanceof Map<?, ?> document)) {
      throw new IllegalArgumentException("the file must have 'zone' and 'records'");
    }
    if (document.get("zone") == null) {
      throw new IllegalArgumentException("'zone' is missing; write zone: acme.example");
    }
    DomainName zone = new DomainName(String.valueOf(document.get("zone")));
    if (!(document.get("records") instanceof List<?> records) || records.isEmpty()) {
      throw new IllegalArgumentException("'records' must be a list of records");
    }
    List<ZoneLine> lines = new ArrayList<>();
    for (Object record : records) {
      if (!(record instanceof Map<?, ?> fields)) {
        throw new IllegalArgumentException("record " + (lines.size() + 1) + " is not an object");
      }
      lines.add(line(zone, fields, lines.size() + 1));
    }
    return new ZoneFile(zone, lines);
  }

  private static Object load(String text) {
    try {
      return new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("not YAML: " + e.getMessage(), e);
    }
  }

  private static ZoneLine line(DomainName zone, Map<?, ?> fields, int number) {
    for (Object key : fields.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(
            "record " + number + ": '" + key + "' is unknown; use " + String.join(", ", KEYS));
      }
    }
    try {
      return ZoneLine.of(
          RecordNames.of(text(fields, "name"), zone),
          type(text(fields, "type")),
          text(fields, "target"),
          RecordWishes.ttl(number(fields, "ttl")).toSeconds(),
          number(fields, "priority"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("record " + number + ": " + e.getMessage(), e);
    }
  }

  private static RecordType type(String text) {
    return RecordType.find(text)
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is no type of record here"));
  }

  private static String text(Map<?, ?> fields, String key) {
    Object value = fields.get(key);
    if (value == null) {
      throw new IllegalArgumentException("'" + key + "' is missing");
    }
    return String.valueOf(value);
  }

  private static @Nullable Integer number(Map<?, ?> fields, String key) {
    Object value = fields.get(key);
    if (value == null || value instanceof Integer) {
      return (Integer) value;
    }
    throw new IllegalArgumentException("'" + key + "' must be a whole number");
  }
}
