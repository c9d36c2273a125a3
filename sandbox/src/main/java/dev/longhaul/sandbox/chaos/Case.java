package dev.longhaul.sandbox.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One thing that can go wrong at one moment of one call. */
record Case(Deed deed, Point point, Act act) {

  /** Everything that makes sense. */
  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    for (Deed deed : Deed.ALL) {
      for (Point point : Point.values()) {
        for (Act act : Act.values()) {
          if (possible(deed, point, act)) {
            all.add(new Case(deed, point, act));
          }
        }
      }
    }
    return all;
  }

  /** A commit that is held keeps its row locks: nobody can look meanwhile. */
  private static boolean possible(Deed deed, Point point, Act act) {
    boolean successorLooks = act.hasSuccessor() && !deed.where().equals("postgres");
    return point != Point.LATE || successorLooks;
  }

  /** All of them, shuffled so that every deed comes once before any comes twice. */
  static List<Case> sample(long seed) {
    Random random = new Random(seed);
    List<Case> left = new ArrayList<>(all());
    Collections.shuffle(left, random);
    List<Case> sample = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Deed> order = new ArrayList<>(Deed.ALL);
      Collections.shuffle(order, random);
      for (Deed deed : order) {
        left.stream()
            .filter(one -> one.deed().equals(deed))
            .findFirst()
            .ifPresent(
                one -> {
                  left.remove(one);
                  sample.add(one);
                });
      }
    }
    return sample;
  }

  @Override
  public String toString() {
    return deed + " | " + point + " | " + act;
  }
}
