package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.service.Query;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code longhaul domain ...}. */
@Command(name = "domain", description = "Domains.")
final class DomainCommands {
  private final Session session;

  DomainCommands(Session session) {
    this.session = session;
  }

  @Command(name = "check", description = "Ask the registrar whether a name is free, and its price.")
  int check(@Parameters(paramLabel = "NAME") String name) {
    String domain = Ids.read(() -> new DomainName(name)).value();
    JsonNode answer =
        session
            .api("the registrar is asked by the API")
            .get("/api/v1/domains/check" + new Query().with("name", domain));
    if (session.json()) {
      session.screen.json(answer);
    } else {
      session.screen.line(sentence(answer));
    }
    return ExitCode.SUCCEEDED.code();
  }

  private static String sentence(JsonNode answer) {
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

  private static String money(JsonNode price) {
    try {
      return Json.mapper().convertValue(price, Money.class).toString();
    } catch (IllegalArgumentException e) {
      return price.toString();
    }
  }
}
