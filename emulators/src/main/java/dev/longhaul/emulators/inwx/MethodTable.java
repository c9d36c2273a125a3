package dev.longhaul.emulators.inwx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All methods the emulator knows, found without regard to case, each with the rules for its
 * parameters.
 */
final class MethodTable {
  private final Map<String, Entry> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  record Entry(String name, ParameterRules rules, InwxMethod method) {}

  /** Adds a method; the rules are words like {@code domain:token255!}, where ! means required. */
  MethodTable add(String name, String rules, InwxMethod method) {
    entries.put(name, new Entry(name, ParameterRules.parse(rules), method));
    return this;
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** The rules by method name, for the comparison with the vendor's specification. */
  Map<String, ParameterRules> rules() {
    Map<String, ParameterRules> rules = new LinkedHashMap<>();
    entries.values().forEach(entry -> rules.put(entry.name(), entry.rules()));
    return rules;
  }
}
