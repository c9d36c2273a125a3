package dev.longhaul.durable;

import io.temporal.activity.ActivityInterface;

/** Word to the operators (P-09, O-07). */
@ActivityInterface(namePrefix = "Operators_")
public interface OperatorActivities {
  /** Says that a person must decide; once per park and reminder, repeated calls send nothing. */
  void tellParked(Fence fence, ParkNotice notice);

  /**
   * What is parked.
   *
   * @param title the operation in plain words, such as {@code provision acme.example}
   * @param reminder whether this is the word before the deadline
   */
  record ParkNotice(String title, String stepTitle, Parking parking, boolean reminder) {}
}
