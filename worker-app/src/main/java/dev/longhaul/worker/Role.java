package dev.longhaul.worker;

import dev.longhaul.worker.config.BadSettings;
import dev.longhaul.worker.config.Variables;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a process does; one process may have several roles. */
public enum Role {
  WORKER,
  API,
  CODEC("LONGHAUL_PAYLOAD_KEYS", "the role codec opens payloads with it"),
  KAFKA("KAFKA_BROKER_URL", "the role kafka reads from there");

  private final @Nullable String variable;
  private final String meaning;

  Role() {
    this.variable = null;
    this.meaning = "";
  }

  Role(String variable, String meaning) {
    this.variable = variable;
    this.meaning = meaning;
  }

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

  /** Notes as a mistake when the variable is missing that only this role cannot do without. */
  void check(Variables variables) {
    if (variable != null) {
      variables.required(variable, meaning);
    }
  }

  /** The same mistake for who has settings already. */
  BadSettings missing() {
    return new BadSettings(List.of(variable + " is missing: " + meaning));
  }
}
