package dev.longhaul.orders;

/** A mistake whose place is not known yet: a rule knows fields, not lines. */
record Finding(String field, String message, String remedy) {

  Mistake at(Place place) {
    return new Mistake(field, place.line(), place.column(), message, remedy);
  }
}
