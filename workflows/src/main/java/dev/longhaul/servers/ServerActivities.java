package dev.longhaul.servers;

import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;

/** Slots on the servers of the ledger (P-05). */
@ActivityInterface(namePrefix = "Servers_")
public interface ServerActivities {
  /** Looks: does the project have a slot, and how many are free? */
  SlotSearch search(String project);

  /**
   * Acts: keeps the project's slot or reserves one, by the worker's strategy, on a server that its
   * order allows; two at once never share the last one. The slot is null when none is free.
   */
  SlotSearch reserve(Fence fence, String project);

  /** Acts: gives the project's slot back; nothing to do is success. */
  void release(Fence fence, String project);
}
