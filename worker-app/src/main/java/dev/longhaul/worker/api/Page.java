package dev.longhaul.worker.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} goes into {@code after}, null on the last page. */
record Page<T>(List<T> items, @Nullable Object next) {

  /**
   * The first {@code limit} of what was found.
   *
   * @param found one more than {@code limit} when there is another page
   */
  static <T> Page<T> of(List<T> found, int limit, Function<T, Object> key) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, key.apply(items.get(limit - 1)));
  }

  /** The same page, its items as somebody sees them. */
  <V> Page<V> showing(Function<T, V> view) {
    return new Page<>(items.stream().map(view).toList(), next);
  }
}
