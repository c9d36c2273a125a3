package dev.longhaul.durable;

import io.temporal.activity.ActivityInterface;

/** The look from outside at operations that cannot say themselves that they are stuck (O-08). */
@ActivityInterface(namePrefix = "Watch_")
public interface WatchActivities {
  /** Looks once, has the operators told of what is new, and fails BENIGN with a next try. */
  void sweep();
}
