package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Names of records as people write them: {@code @} for the zone itself, relative to the zone or in
 * full, with or without a trailing dot, internationalised or not.
 */
public final class RecordNames {
  private static final String APEX = "@";

  private RecordNames() {}

  /**
   * The full name.
   *
   * @param zone null when it is not known; then the name must be a full one
   * @throws IllegalArgumentException with one sentence
   */
  public static DomainName of(@Nullable String text, @Nullable DomainName zone) {
    String name = text == null ? "" : text.strip();
    if (name.startsWith("*")) {
      throw new IllegalArgumentException("wildcards are not changed here; enter it at the host");
    }
    if (name.equals(APEX)) {
      return apex(zone);
    }
    if (name.startsWith(APEX + ".")) {
      return new DomainName(name.substring(2));
    }
    if (zone == null || name.endsWith(".") || isWithin(name, zone)) {
      return within(new DomainName(name), zone);
    }
    return new DomainName(name + "." + zone);
  }

  private static DomainName apex(@Nullable DomainName zone) {
    if (zone == null) {
      throw new IllegalArgumentException("'@' stands for a zone, and none is named; write it out");
    }
    return zone;
  }

  private static DomainName within(DomainName name, @Nullable DomainName zone) {
    if (zone != null && !name.equals(zone) && !name.isBelow(zone)) {
      throw new IllegalArgumentException(name + " does not lie in zone " + zone);
    }
    return name;
  }

  private static boolean isWithin(String name, DomainName zone) {
    try {
      DomainName full = new DomainName(name);
      return full.equals(zone) || full.isBelow(zone);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
