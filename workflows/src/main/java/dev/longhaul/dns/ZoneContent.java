package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OrderDigest;
import java.util.List;

/**
 * What a zone holds of the types that Longhaul writes.
 *
 * @param version changes with every record; compare it, do not read it
 */
public record ZoneContent(DomainName zone, String version, List<ZoneEntry> entries) {
  private static final int DIGITS = 16;

  /** The content with its version. */
  public static ZoneContent of(DomainName zone, List<ZoneEntry> entries) {
    List<String> lines =
        entries.stream()
            .map(ZoneEntry::record)
            .map(record -> record + " " + record.ttl().toSeconds() + " " + record.priority())
            .sorted()
            .toList();
    return new ZoneContent(zone, OrderDigest.of(lines).substring(0, DIGITS), entries);
  }
}
