package dev.longhaul.worker;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a process does; one process may have several roles. */
public enum Role {
  WORKER,
  API,
  CODEC,
  KAFKA;

  /** Reads {@code worker,api}. */
  public static Set<Role> parse(String text) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : text.split(",")) {
      String word = name.strip().toUpperCase(Locale.ROOT);
      roles.add(
          Arrays.stream(values())
              .filter(role -> role.name().equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "role '" + name.strip() + "' must be worker, api, codec or kafka")));
    }
    return roles;
  }
}
