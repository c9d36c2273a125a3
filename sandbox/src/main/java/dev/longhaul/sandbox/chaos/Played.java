package dev.longhaul.sandbox.chaos;

import java.util.List;

/**
 * A case that was played.
 *
 * @param reached seconds until the call stood
 * @param acted seconds until everything was back and the call let go
 * @param ended seconds from there to the end
 * @param broken what was not as it should be
 * @param lastWords of the workers, when something was broken
 */
record Played(
    Case played,
    double reached,
    double acted,
    double ended,
    List<String> broken,
    String lastWords) {
  boolean kept() {
    return broken.isEmpty();
  }

  double seconds() {
    return reached + acted + ended;
  }
}
