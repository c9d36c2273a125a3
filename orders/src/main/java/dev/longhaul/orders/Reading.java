package dev.longhaul.orders;

import dev.longhaul.projects.ProjectOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading an order: the order, or every mistake in the order of the text.
 *
 * @param sourceName what the mistakes call the text, such as the name of the file
 * @param order null when there are mistakes
 */
public record Reading(String sourceName, @Nullable ProjectOrder order, List<Mistake> mistakes) {

  static Reading of(String sourceName, ProjectOrder order) {
    return new Reading(sourceName, order, List.of());
  }

  static Reading refused(String sourceName, List<Mistake> mistakes) {
    return new Reading(
        sourceName,
        null,
        mistakes.stream()
            .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
            .toList());
  }

  /** The order of a text without mistakes. */
  public ProjectOrder accepted() {
    return Objects.requireNonNull(order, "there are mistakes");
  }

  public boolean ok() {
    return mistakes.isEmpty();
  }

  /** The mistakes, one line each, as {@link Mistake#in} writes them. */
  public List<String> sentences() {
    return mistakes.stream().map(mistake -> mistake.in(sourceName)).toList();
  }
}
