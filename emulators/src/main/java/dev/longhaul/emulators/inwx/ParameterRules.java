package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the vendor requires of a method's parameters, in the vendor's own type words. */
record ParameterRules(List<Rule> rules) {

  record Rule(String name, String type, boolean required) {}

  static ParameterRules parse(String words) {
    List<Rule> rules = new ArrayList<>();
    for (String word : words.trim().split("\\s+")) {
      if (!word.isEmpty()) {
        String[] parts = word.split(":", 2);
        boolean required = parts[1].endsWith("!");
        rules.add(new Rule(parts[0], parts[1].replace("!", ""), required));
      }
    }
    return new ParameterRules(rules);
  }

  void check(ObjectNode params) {
    for (Rule rule : rules) {
      JsonNode value = params.path(rule.name());
      if (value.isMissingNode() || value.isNull()) {
        requireAbsenceIsFine(rule);
      } else {
        ParameterTypes.check(rule.name(), rule.type(), value);
      }
    }
  }

  private static void requireAbsenceIsFine(Rule rule) {
    if (rule.required()) {
      throw new Refusal(
          ResultCode.MISSING,
          "MISSING_" + rule.name().toUpperCase(Locale.ROOT),
          "The following parameter is missing: " + rule.name());
    }
  }
}
