package dev.longhaul.emulators.inwx;

import java.util.List;

/** The vendor's paging: counted from 1, twenty to a page. */
record Page(long number, long limit) {

  static Page of(InwxCall call) {
    return new Page(call.number("page", 1), call.number("pagelimit", 20));
  }

  <T> List<T> cut(List<T> all) {
    return all.stream().skip((Math.max(1, number) - 1) * limit).limit(limit).toList();
  }
}
