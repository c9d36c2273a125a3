package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.util.List;

/**
 * What a request wants of a zone.
 *
 * @param zone null: the zone that holds the names
 * @param version what the zone must still be like; null: anything
 */
public record ZoneWish(DomainName zone, List<RecordWish> wishes, boolean force, String version) {}
