package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.AppValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of the {@code application} part of an order. */
final class ApplicationRules {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final Pattern SECRET = Pattern.compile(".*(?:SECRET|KEY|PASSWORD|TOKEN)");

  private final List<Finding> findings = new ArrayList<>();
  private final String slug;
  private final JsonNode application;

  private ApplicationRules(JsonNode order) {
    this.slug = order.path("slug").asText("acme");
    this.application = order.path("application");
  }

  static List<Finding> check(JsonNode order) {
    ApplicationRules rules = new ApplicationRules(order);
    rules.application.path("environment").properties().forEach(e -> rules.clear(e.getKey()));
    rules
        .application
        .path("secrets")
        .properties()
        .forEach(entry -> rules.secret(entry.getKey(), entry.getValue()));
    for (AppValue value : AppValue.values()) {
      rules.value(value);
    }
    return rules.findings;
  }

  private void clear(String name) {
    if (!VARIABLE.matcher(name).matches()) {
      add("environment." + name, "is not the name of a variable", "use letters, digits and _");
    } else if (SECRET.matcher(name).matches()) {
      add(
          "environment." + name,
          "is the name of a secret, and its value would stand here in clear",
          "store it with longhaul secret set and name it in application.secrets");
    }
  }

  private void secret(String name, JsonNode value) {
    String field = "secrets." + name;
    String remedy = "store it with longhaul secret set and write ledger:" + slug + "/its-name";
    if (!VARIABLE.matcher(name).matches()) {
      add(field, "is not the name of a variable", "use letters, digits and _");
    } else if (application.path("environment").has(name)) {
      add(field, "stands in environment, too", "keep one of the two");
    } else if (value.isTextual() && !value.asText().isBlank()) {
      reference(field, value.asText(), remedy);
    }
  }

  private void reference(String field, String value, String remedy) {
    SecretRef.complaint(value, List.of(slug)).ifPresent(words -> add(field, words, remedy));
  }

  /** A number may stand without quotes; what is not a value at all is left to the schema. */
  /** A number may stand without quotes; what is no value at all is left to the schema. */
  private void value(AppValue value) {
    JsonNode written = application.path(value.field());
    if (written.isValueNode() && !written.asText().isBlank()) {
      value.complaint(written.asText()).ifPresent(words -> add(value.field(), words, "correct it"));
    }
  }

  private void add(String key, String message, String remedy) {
    findings.add(new Finding("application." + key, message, remedy));
  }
}
