package dev.longhaul.servers;

import org.jspecify.annotations.Nullable;

/**
 * What a look for a slot found: the one the project already has, or null, and the free ones.
 *
 * @param label the label that the project's order asks of a server, or null; only servers that have
 *     it are counted
 */
public record SlotSearch(@Nullable ServerSlot current, int freeSlots, @Nullable String label) {

  /** For a project that any server suits. */
  public SlotSearch(@Nullable ServerSlot current, int freeSlots) {
    this(current, freeSlots, null);
  }
}
