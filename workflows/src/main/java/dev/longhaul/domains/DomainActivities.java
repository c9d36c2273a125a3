package dev.longhaul.domains;

import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;

/** A registrar account (D-01, D-02). Failures carry a {@link DomainProblem} as their type. */
@ActivityInterface(namePrefix = "Domains_")
public interface DomainActivities {
  /** Looks: is the name free, and what does it cost? */
  Availability check(DomainName domain);

  /** Looks: does our account hold the name? */
  Holding holding(DomainName domain);

  /** Acts: makes sure that the contacts exist; an identical contact is used again. */
  ContactHandles ensureContacts(Fence fence, Contacts contacts);

  /**
   * Acts: registers the domain unless our account already holds it. Charged at most once, never
   * above the limit (failure {@link DomainProblem#PRICE_ABOVE_LIMIT}); after an answer that was cut
   * off it waits the registrar's settle time and looks before it sends again.
   */
  RegistrationReceipt register(Fence fence, Registration registration);

  /** Waits: looks once and fails BENIGN with a next try while the registration is pending. */
  Holding awaitRegistered(DomainName domain);
}
