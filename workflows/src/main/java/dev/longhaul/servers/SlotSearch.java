package dev.longhaul.servers;

import org.jspecify.annotations.Nullable;

/** What a look for a slot found: the one the project already has, or null, and the free ones. */
public record SlotSearch(@Nullable ServerSlot current, int freeSlots) {}
