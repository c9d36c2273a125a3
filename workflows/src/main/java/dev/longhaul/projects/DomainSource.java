package dev.longhaul.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where the domain of an order comes from (P-01). */
public enum DomainSource {
  REGISTER,
  TRANSFER,
  SUBDOMAIN,
  EXISTING;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static DomainSource of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
