package dev.longhaul.servers;

/** What a look for a slot found: the one the project already has, or null, and the free ones. */
public record SlotSearch(ServerSlot current, int freeSlots) {}
