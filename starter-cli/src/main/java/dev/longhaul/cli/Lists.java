package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Table;

/** Prints an answer with {@code items}, and how to see more of them. */
final class Lists {
  private Lists() {}

  static int print(JsonNode answer, Table table, Session session, String whenEmpty) {
    if (session.json()) {
      session.screen.json(answer);
    } else if (answer.path("items").isEmpty()) {
      session.screen.line(whenEmpty);
    } else {
      table.print(session.screen);
      if (answer.hasNonNull("next")) {
        session.screen.note("there are more: --after " + answer.path("next").asText());
      }
    }
    return ExitCode.SUCCEEDED.code();
  }
}
