package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of records as people write them: {@code @} for the zone itself, relative to the zone or in
 * full, with or without a trailing dot, internationalised or not.
 */
public final class RecordNames {
  private static final String APEX = "@";
  private static final Set<RecordType> AT_WILDCARDS =
      EnumSet.of(RecordType.A, RecordType.AAAA, RecordType.CNAME, RecordType.TXT, RecordType.MX);

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
      return wildcard(name.substring(1), zone);
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

  /** {@code *} alone is the wildcard of the zone, {@code *.apps} that of a name in it. */
  private static DomainName wildcard(String rest, @Nullable DomainName zone) {
    if (!rest.isEmpty() && !rest.startsWith(".")) {
      throw new IllegalArgumentException("'*' can only be a part of a name on its own");
    }
    return of(rest.isEmpty() ? APEX : rest.substring(1), zone).wildcard();
  }

  /**
   * The name, once records of this type can belong to it.
   *
   * @throws IllegalArgumentException with one sentence
   */
  public static DomainName with(RecordType type, DomainName name) {
    if (name.isWildcard() && !AT_WILDCARDS.contains(type)) {
      throw new IllegalArgumentException(
          "a wildcard has A, AAAA, CNAME, TXT and MX records here, not " + type);
    }
    return name;
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
