package dev.longhaul.orders;

import dev.longhaul.projects.SavedPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a saved plan: the plan, or every mistake.
 *
 * @param plan null when there are mistakes
 */
public record PlanReading(String sourceName, @Nullable SavedPlan plan, List<Mistake> mistakes) {
  public boolean ok() {
    return mistakes.isEmpty();
  }

  /** The mistakes, one line each. */
  public List<String> sentences() {
    return mistakes.stream().map(mistake -> mistake.in(sourceName)).toList();
  }
}
