package dev.longhaul.cli.zone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.dns.RecordNames;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordValues;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record of a zone, in its one form. */
public record ZoneLine(
    DomainName name, RecordType type, String target, long ttl, @Nullable Integer priority) {

  /**
   * Brings a record into its one form.
   *
   * @throws IllegalArgumentException with one sentence
   */
  public static ZoneLine of(
      DomainName name, RecordType type, String target, long ttl, @Nullable Integer priority) {
    try {
      return new ZoneLine(
          RecordNames.with(type, name),
          type,
          RecordValues.of(type, target),
          ttl,
          RecordValues.priority(type, priority));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " " + type + ": " + e.getMessage(), e);
    }
  }

  /** A record as the API shows it; what it holds is taken as it is when it has no one form. */
  public static ZoneLine shown(JsonNode record) {
    RecordType type = RecordType.valueOf(record.path("record_type").asText());
    Integer priority = record.hasNonNull("priority") ? record.path("priority").asInt() : null;
    DomainName name = DomainName.ofRecord(record.path("domain").asText());
    String target = record.path("target").asText();
    long ttl = record.path("ttl").asLong();
    try {
      return of(name, type, target, ttl, priority);
    } catch (IllegalArgumentException e) {
      return new ZoneLine(name, type, target, ttl, priority);
    }
  }

  boolean sameSet(ZoneLine other) {
    return name.equals(other.name) && type == other.type;
  }

  boolean sameAs(ZoneLine other) {
    return sameSet(other)
        && target.equals(other.target)
        && Objects.equals(priority, other.priority);
  }

  /** A resource of a request. */
  public ObjectNode resource(String action) {
    ObjectNode resource = Json.mapper().createObjectNode();
    resource.put("action", action).put("record_type", type.name());
    resource.put("domain", name.value()).put("target", target);
    ObjectNode config = resource.putObject("config").put("ttl", ttl);
    if (priority != null) {
      config.put("priority", priority);
    }
    return resource;
  }

  @Override
  public String toString() {
    String rank = priority == null ? "" : priority + " ";
    return String.format(Locale.ROOT, "%s %d %s %s%s", name, ttl, type, rank, target);
  }
}
