package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Words;
import dev.longhaul.projects.MailAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of an order that a schema cannot say. Pure: it looks at the order alone. Whether a
 * subdomain lies below one of our base domains is for the server, which knows them.
 */
final class OrderRules {
  private static final List<String> ROLES = List.of("registrant", "admin", "tech", "billing");

  private final List<Finding> findings = new ArrayList<>();

  private OrderRules() {}

  /**
   * Everything that is wrong; fields that are absent or of the wrong type are left to the schema.
   */
  static List<Finding> check(JsonNode order) {
    OrderRules rules = new OrderRules();
    rules.visible(Field.ROOT, order);
    rules.timeZone(order);
    rules.findings.addAll(ApplicationRules.check(order));
    rules.add(
        "owner_email",
        text(order.path("owner_email")).flatMap(MailAddress::complaint),
        "write one address, like owner@acme.example");
    rules.findings.addAll(DomainRules.check(order));
    for (String role : ROLES) {
      rules.contact("domain.contacts." + role, order.path("domain").path("contacts").path(role));
    }
    return rules.findings;
  }

  static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank()
        ? Optional.of(node.asText())
        : Optional.empty();
  }

  private void visible(String field, JsonNode node) {
    if (node.isTextual() && node.asText().codePoints().anyMatch(Words::isInvisible)) {
      findings.add(
          new Finding(
              field,
              "contains a line break or an invisible character",
              "type it again on one line"));
    }
    node.properties()
        .forEach(entry -> visible(Field.child(field, entry.getKey()), entry.getValue()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      visible(Field.item(field, i), node.get(i));
    }
  }

  private void timeZone(JsonNode order) {
    add(
        "time_zone",
        text(order.path("time_zone"))
            .filter(zone -> !ZoneId.getAvailableZoneIds().contains(zone))
            .map(zone -> "'" + Words.shown(zone) + "' is not a time zone"),
        "write a region and a city, like Europe/Berlin");
  }

  private void contact(String field, JsonNode contact) {
    add(
        field + ".email",
        text(contact.path("email")).flatMap(MailAddress::complaint),
        "write one address, like jo@acme.example");
    add(
        field + ".phone",
        text(contact.path("phone")).flatMap(Texts::phone),
        "write + country code, a dot and the number, like +49.301234567");
    add(
        field + ".country_code",
        text(contact.path("country_code")).flatMap(Texts::country),
        "write two letters, like DE");
  }

  private void add(String field, Optional<String> problem, String remedy) {
    problem.ifPresent(message -> findings.add(new Finding(field, message, remedy)));
  }
}
