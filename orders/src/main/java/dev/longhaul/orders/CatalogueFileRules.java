package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.domains.HostName;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of a catalogue that a schema cannot say: words, names, amounts, what refers to what.
 */
final class CatalogueFileRules {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

  private final List<Finding> findings = new ArrayList<>();
  private final JsonNode catalogue;

  private CatalogueFileRules(JsonNode catalogue) {
    this.catalogue = catalogue;
  }

  static List<Finding> check(JsonNode catalogue) {
    CatalogueFileRules rules = new CatalogueFileRules(catalogue);
    rules.baseDomains();
    rules.words("project_types");
    rules.words("bundles");
    rules.words("plans");
    rules.bundlesOfTypes();
    rules.bundlePrices();
    rules.plans();
    rules.amount("limits", "domain_price", catalogue.path("limits"));
    return rules.findings;
  }

  private void baseDomains() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < catalogue.path("base_domains").size(); i++) {
      String field = Field.item("base_domains", i);
      OrderRules.text(catalogue.path("base_domains").get(i))
          .ifPresent(
              name -> {
                HostName.problem(name)
                    .ifPresent(problem -> add(field, problem, "write a name like sites.example"));
                if (!seen.add(name)) {
                  add(field, "is the same base domain again", "name each one once");
                }
              });
    }
  }

  private void words(String part) {
    for (var entry : catalogue.path(part).properties()) {
      if (!WORD.matcher(entry.getKey()).matches()) {
        add(Field.child(part, entry.getKey()), "is not a word", "use letters, digits, - and _");
      }
    }
  }

  private void bundlesOfTypes() {
    for (var type : catalogue.path("project_types").properties()) {
      JsonNode bundles = type.getValue().path("bundles");
      String field = "project_types." + type.getKey() + ".bundles";
      for (int i = 0; i < bundles.size(); i++) {
        known(Field.item(field, i), bundles.get(i));
      }
    }
  }

  private void bundlePrices() {
    for (var bundle : catalogue.path("bundles").properties()) {
      amount("bundles." + bundle.getKey(), "price", bundle.getValue());
    }
  }

  private void plans() {
    for (var plan : catalogue.path("plans").properties()) {
      String field = "plans." + plan.getKey();
      known(field + ".bundle", plan.getValue().path("bundle"));
      amount(field, "price", plan.getValue());
      amount(field, "domain_price", plan.getValue());
    }
  }

  private void known(String field, JsonNode bundle) {
    JsonNode bundles = catalogue.path("bundles");
    if (!bundle.isTextual() || bundles.has(bundle.asText())) {
      return;
    }
    List<String> words = new ArrayList<>();
    bundles.fieldNames().forEachRemaining(words::add);
    String remedy =
        NearestWord.to(bundle.asText(), words)
            .map(word -> "did you mean " + word + "?")
            .orElse(
                words.isEmpty()
                    ? "describe it under bundles"
                    : "use one of " + String.join(", ", words));
    add(field, "'" + Words.shown(bundle.asText()) + "' is not a bundle of this catalogue", remedy);
  }

  private void amount(String parent, String key, JsonNode holder) {
    OrderRules.text(holder.path(key))
        .ifPresent(
            amount -> {
              try {
                Money.parse(amount);
              } catch (IllegalArgumentException e) {
                add(
                    Field.child(parent, key),
                    "'" + Words.shown(amount) + "' is not an amount",
                    "write it like 20.00 EUR, with an ISO 4217 currency");
              }
            });
  }

  private void add(String field, String message, String remedy) {
    findings.add(new Finding(field, message, remedy));
  }
}
