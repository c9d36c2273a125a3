package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.zone.ZoneLine;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Zones and plans as texts. */
final class DnsFiles {
  private DnsFiles() {}

  /** The records of a zone that the API shows. */
  static List<ZoneLine> lines(JsonNode shown) {
    List<ZoneLine> lines = new ArrayList<>();
    shown.path("records").forEach(record -> lines.add(ZoneLine.shown(record)));
    return lines;
  }

  /** The zone as {@code plan -f} reads it. */
  static String yaml(DomainName zone, JsonNode shown) {
    StringBuilder text = new StringBuilder("zone: " + zone + "\nrecords:\n");
    for (ZoneLine line : lines(shown)) {
      text.append("- name: ").append(line.name()).append(".\n");
      text.append("  type: ").append(line.type()).append('\n');
      text.append("  target: ").append(quoted(line.target())).append('\n');
      text.append("  ttl: ").append(line.ttl()).append('\n');
      if (line.priority() != null) {
        text.append("  priority: ").append(line.priority()).append('\n');
      }
    }
    return text.toString();
  }

  /** JSON's quotes are YAML's too. */
  private static String quoted(String text) {
    return Json.mapper().getNodeFactory().textNode(text).toString();
  }

  /** A plan that was kept. */
  static ObjectNode plan(Path file) {
    try {
      JsonNode plan = Json.mapper().readTree(Files.readString(file));
      if (plan instanceof ObjectNode request && plan.hasNonNull("zone_version")) {
        return request;
      }
      throw new Complaint(ExitCode.BAD_INPUT, file + " is not a plan of 'dns plan --out'");
    } catch (IOException e) {
      throw new Complaint(ExitCode.BAD_INPUT, file + " cannot be read as a plan; check its name");
    }
  }
}
