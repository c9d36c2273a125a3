package dev.longhaul.orders;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant: the known word with the fewest different letters. */
public final class NearestWord {
  private static final int FARTHEST = 3;

  private NearestWord() {}

  /** The known word nearest to {@code word}, or empty when none is near. */
  public static Optional<String> to(String word, Collection<String> known) {
    String wanted = plain(word);
    int tolerance = Math.max(1, Math.min(FARTHEST, wanted.length() / 3));
    return known.stream()
        .filter(candidate -> distance(wanted, plain(candidate)) <= tolerance)
        .min(Comparator.comparingInt(candidate -> distance(wanted, plain(candidate))));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  private static int distance(String left, String right) {
    if (Math.abs(left.length() - right.length()) > FARTHEST) {
      return Integer.MAX_VALUE;
    }
    int[][] steps = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, left, right, i, j);
      }
    }
    return steps[left.length()][right.length()];
  }

  private static int step(int[][] steps, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int best =
        Math.min(
            steps[i - 1][j - 1] + (same ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
  }
}
