package dev.longhaul.projects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan has seen (O-10): sentences by what they are about, such as {@code server} or {@code
 * price}. Two looks at the same world give the same sentences.
 */
public record PlannedWorld(Map<String, String> facts) {
  public PlannedWorld {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts == null ? Map.of() : facts));
  }

  /** What is different now, one part of a sentence each; empty while nothing has changed. */
  public List<String> changedIn(PlannedWorld now) {
    List<String> changed = new ArrayList<>();
    facts.forEach(
        (about, was) -> {
          String is = now.facts.getOrDefault(about, "unknown");
          if (!is.equals(was)) {
            changed.add("%s was %s, is %s".formatted(about, was, is));
          }
        });
    return changed;
  }
}
