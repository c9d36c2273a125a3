package dev.longhaul.emulators.faults;

import java.util.Optional;

/** Decides about calls that nobody has planned a fault for, such as by chance. */
@FunctionalInterface
public interface FaultSource {
  /**
   * What goes wrong with this call; empty when nothing does.
   *
   * @param call in the vendor's words
   * @param occurrence how many calls of this name have arrived, this one counted
   */
  Optional<Fault> of(String call, int occurrence);
}
