package dev.longhaul.sandbox.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is not as it was promised. */
public final class Findings {
  private final List<String> violations = new ArrayList<>();

  /** Notes the sentence unless the condition holds. */
  public void require(boolean holds, String sentence) {
    if (!holds) {
      violations.add(sentence);
    }
  }

  /** Notes the difference unless both are equal. */
  public void equal(String what, Object expected, Object found) {
    require(Objects.equals(expected, found), what + ": expected " + expected + ", found " + found);
  }

  List<String> all() {
    return List.copyOf(violations);
  }
}
