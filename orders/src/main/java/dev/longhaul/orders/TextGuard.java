package dev.longhaul.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Walks over the events of a text before anything is built from it, and refuses what an order never
 * needs: anchors and aliases (a few lines of them unfold to gigabytes), tags, deep nesting, more
 * than one document. Needs memory for one event at a time.
 */
final class TextGuard {
  private static final int DEEPEST = 12;

  private final List<Mistake> mistakes = new ArrayList<>();
  private int documents;
  private int depth;

  private TextGuard() {}

  static List<Mistake> check(LoadSettings settings, String text) {
    TextGuard guard = new TextGuard();
    for (Event event : new Parse(settings).parseString(text)) {
      guard.look(event);
      if (!guard.mistakes.isEmpty()) {
        break;
      }
    }
    return guard.mistakes;
  }

  private void look(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> documents++;
      case MappingStart, SequenceStart -> depth++;
      case MappingEnd, SequenceEnd -> depth--;
      default -> {}
    }
    if (documents > 1) {
      refuse(event, "a second document begins here", "write one order per file");
    }
    if (depth > DEEPEST) {
      refuse(event, "this is nested too deeply", "an order has at most four levels");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      refuse(event, "anchors and aliases (& and *) are not read", "write the value out");
    }
    if (hasTag(event)) {
      refuse(event, "tags (!) are not read", "write the plain value");
    }
  }

  private static boolean hasTag(Event event) {
    Optional<String> tag = Optional.empty();
    if (event instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    } else if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    }
    return tag.isPresent();
  }

  private void refuse(Event event, String message, String remedy) {
    Place place = Place.of(event.getStartMark());
    mistakes.add(Mistake.ofText(place.line(), place.column(), message, remedy));
  }
}
