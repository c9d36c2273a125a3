package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import java.util.Locale;

/** A domain on the screen. */
final class DomainPage {
  private DomainPage() {}

  /** Whether a name is free, and what it costs. */
  static String offer(JsonNode answer) {
    String price = answer.hasNonNull("price") ? ", " + money(answer.path("price")) : "";
    String premium = answer.path("premium").asBoolean() ? ", a premium name" : "";
    String status =
        switch (answer.path("status").asText().toUpperCase(Locale.ROOT)) {
          case "FREE" -> " is free" + price + premium;
          case "TAKEN" -> " is taken";
          default -> ": the registrar could not say; try again later";
        };
    return Fields.text(answer, "domain") + status;
  }

  static void print(String name, JsonNode answer, Session session) {
    JsonNode domain = answer.path("domain");
    session.screen.line(name + "  " + Fields.text(domain, "status"));
    line(session, "expires", Fields.moment(domain, "expires_at") + ", " + renewal(domain));
    line(session, "registrant", Fields.text(domain, "verification"));
    if (domain.hasNonNull("transfer")) {
      line(session, "transfer", Fields.text(domain, "transfer") + ", " + words(domain));
      line(session, "asked for", Fields.moment(domain, "requested_at"));
      String last = domain.hasNonNull("ended_at") ? "ended_at" : "deadline";
      line(session, last.replace('_', ' '), Fields.moment(domain, last));
    }
    if (answer.path("open").asBoolean()) {
      line(
          session,
          "operation",
          session.command() + " operation show " + answer.path("operation").asText());
    }
    messages(answer.path("messages"), session);
  }

  private static String renewal(JsonNode domain) {
    return "renewal " + Fields.text(domain, "renewal_mode");
  }

  private static String words(JsonNode domain) {
    boolean known = !domain.path("meaning").asText().equals("UNKNOWN");
    return Fields.text(domain, "words") + (known ? "" : " (a word that is not known)");
  }

  private static void messages(JsonNode messages, Session session) {
    if (messages.isEmpty()) {
      return;
    }
    Table table = new Table("WHEN", "THE REGISTRAR SAID", "TOLD");
    for (JsonNode message : messages) {
      String details = message.path("details").asText();
      table.row(
          Fields.moment(message, "at"),
          message.path("status").asText() + (details.isEmpty() ? "" : ": " + details),
          Fields.text(message, "operation"));
    }
    table.print(session.screen);
  }

  private static void line(Session session, String label, String value) {
    session.screen.line("  %-11s %s".formatted(label, value));
  }

  private static String money(JsonNode price) {
    try {
      return Json.mapper().convertValue(price, Money.class).toString();
    } catch (IllegalArgumentException e) {
      return price.toString();
    }
  }
}
