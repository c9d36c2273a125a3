package dev.longhaul.cli.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Prints the service's own document of each operation whenever it changed, one per line. */
final class JsonLines implements Display {
  private final Screen screen;
  private final Map<String, JsonNode> printed = new HashMap<>();

  JsonLines(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void show(View view, Instant now) {
    for (JsonNode document : view.documents()) {
      if (!document.equals(printed.put(document.path("id").asText(), document))) {
        screen.json(document);
      }
    }
  }

  @Override
  public void note(String sentence) {
    screen.note(sentence);
  }
}
