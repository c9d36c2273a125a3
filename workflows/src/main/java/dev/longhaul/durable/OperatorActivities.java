package dev.longhaul.durable;

import io.temporal.activity.ActivityInterface;

/** Word to the operators by mail (P-09, O-07). */
@ActivityInterface(namePrefix = "Operators_")
public interface OperatorActivities {
  /** Mails the notice to every operator; once each, repeated calls send nothing. */
  void tell(Notice notice);
}
