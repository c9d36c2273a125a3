package dev.longhaul.sandbox.simulation;

import java.util.List;

/** What a worker can do to an attempt of an activity. */
enum Trouble {
  /** The worker dies before the attempt has done anything. */
  DIES_BEFORE,
  /** The worker dies when everything is done and nothing was reported. */
  DIES_AFTER,
  /** The attempt begins much later, after what others do meanwhile. */
  COMES_LATE;

  String words() {
    return switch (this) {
      case DIES_BEFORE -> "died before its work";
      case DIES_AFTER -> "died after its work";
      case COMES_LATE -> "comes late";
    };
  }

  static final List<Trouble> BY_FREQUENCY =
      List.of(DIES_BEFORE, DIES_AFTER, DIES_AFTER, COMES_LATE);
}
