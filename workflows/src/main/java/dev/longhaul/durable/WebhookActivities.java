package dev.longhaul.durable;

import io.temporal.activity.ActivityInterface;

/** Word to the operators' own systems (O-07). */
@ActivityInterface(namePrefix = "Webhook_")
public interface WebhookActivities {
  /**
   * Posts the notice, signed, to the webhook of the settings; without one it does nothing. At least
   * once, with the notice's id, by which a receiver knows a repetition.
   */
  void send(Notice notice);
}
