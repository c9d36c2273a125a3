package dev.longhaul.cli.zone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.dns.RecordType;
import dev.longhaul.durable.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What must change in a zone so that it is as a file says. The file speaks for every name and type
 * that it mentions; what it does not mention stays, unless it is pruned.
 *
 * @param version of the zone that was compared
 */
public record ZoneDiff(String zone, String version, List<ZoneLine> added, List<ZoneLine> removed) {

  /**
   * Compares.
   *
   * @param shown the zone as the API shows it
   * @param prune whether Longhaul's own records that the file does not mention go; never the zone's
   *     own nameservers
   */
  public static ZoneDiff of(ZoneFile file, JsonNode shown, boolean prune) {
    List<ZoneLine> added = new ArrayList<>(file.lines());
    List<ZoneLine> removed = new ArrayList<>();
    for (JsonNode record : shown.path("records")) {
      ZoneLine there = ZoneLine.shown(record);
      added.removeIf(there::equals);
      boolean wanted = file.lines().stream().anyMatch(there::sameAs);
      boolean mentioned = file.lines().stream().anyMatch(there::sameSet);
      boolean apex = there.type() == RecordType.NS && there.name().equals(file.zone());
      boolean pruned = prune && record.path("owned").asBoolean() && !apex;
      if (!wanted && (mentioned || pruned)) {
        removed.add(there);
      }
    }
    return new ZoneDiff(file.zone().value(), shown.path("version").asText(), added, removed);
  }

  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty();
  }

  /** {@code + www.acme.example 300 A 192.0.2.1}. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    removed.forEach(line -> words.add("- " + line));
    added.forEach(line -> words.add("+ " + line));
    return words;
  }

  /** The request that does it, and only while the zone is as it was compared. */
  public ObjectNode request(boolean force) {
    ObjectNode request = Json.mapper().createObjectNode();
    request.put("zone", zone).put("zone_version", version).put("force", force);
    ArrayNode resources = request.putArray("resources");
    removed.forEach(line -> resources.add(line.resource("delete")));
    added.forEach(line -> resources.add(line.resource("create")));
    return request;
  }
}
