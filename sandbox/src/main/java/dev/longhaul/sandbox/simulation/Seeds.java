package dev.longhaul.sandbox.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** Gives the seeds of an order to those who run them. */
final class Seeds {
  private final Deque<Long> again = new ArrayDeque<>();
  private final long last;
  private final RealTime end;
  private long next;

  Seeds(Simulator.Order order) {
    this.next = order.first();
    this.last = order.first() + order.count() - 1;
    this.end = RealTime.now().plus(order.limit());
  }

  /** When no seed is begun any more. */
  RealTime end() {
    return end;
  }

  synchronized boolean more() {
    return !end.isPast() && (!again.isEmpty() || next <= last);
  }

  /** The next seed to run; empty when there is none, or no time. */
  synchronized OptionalLong next() {
    if (!more()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(again.isEmpty() ? next++ : again.pop());
  }

  /** The seed is still to be run. */
  synchronized void again(long seed) {
    again.push(seed);
  }
}
