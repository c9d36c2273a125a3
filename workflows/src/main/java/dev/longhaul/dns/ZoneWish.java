package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants of a zone.
 *
 * @param zone null: the zone that holds the names
 * @param version what the zone must still be like; null: anything
 */
public record ZoneWish(
    @Nullable DomainName zone, List<RecordWish> wishes, boolean force, @Nullable String version) {}
