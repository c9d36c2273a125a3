package dev.longhaul.orders;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in the text; line and column count from 1. */
record Place(int line, int column) {
  static final Place START = new Place(1, 1);

  static Place of(Optional<Mark> mark) {
    return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(START);
  }
}
