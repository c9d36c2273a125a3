package dev.longhaul.durable;

import io.temporal.activity.ActivityInterface;

/** What an operation asks about vendor accounts. */
@ActivityInterface(namePrefix = "Vendors_")
public interface VendorActivities {
  /**
   * Waits until {@code waiter} may ask the account again: looks once and fails BENIGN with a next
   * try while it is paused. When a breaker has paused it, one of all that wait is let through as
   * the probe.
   */
  void awaitOpen(OperationId waiter, String account);
}
