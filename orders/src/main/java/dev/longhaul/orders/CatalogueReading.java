package dev.longhaul.orders;

import dev.longhaul.projects.Catalogue;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a catalogue: the catalogue, or every mistake in the order of the text.
 *
 * @param catalogue null when there are mistakes
 */
public record CatalogueReading(
    String sourceName, @Nullable Catalogue catalogue, List<Mistake> mistakes) {
  public CatalogueReading {
    mistakes =
        mistakes.stream()
            .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
            .toList();
  }

  public boolean ok() {
    return mistakes.isEmpty();
  }

  /** The mistakes, one line each. */
  public List<String> sentences() {
    return mistakes.stream().map(mistake -> mistake.in(sourceName)).toList();
  }
}
