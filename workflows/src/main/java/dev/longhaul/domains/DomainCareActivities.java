package dev.longhaul.domains;

import io.temporal.activity.ActivityInterface;

/** Word to owners and operators about domains that need somebody (D-03, D-13). */
@ActivityInterface(namePrefix = "DomainCare_")
public interface DomainCareActivities {
  /**
   * Sends what is due for the domains of a registrar account: missing approvals, deadlines that
   * come near, unconfirmed registrants, domains about to expire. Each notice once; safe to repeat.
   * When many are due it sends some of them, and the registrar's news say that more are due.
   *
   * @return how many were sent
   */
  int remind(String registrar);
}
