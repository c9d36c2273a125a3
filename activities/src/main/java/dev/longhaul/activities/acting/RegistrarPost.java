package dev.longhaul.activities.acting;

import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegistrarMessage;
import dev.longhaul.durable.Actor;
import java.time.Duration;

/** News for the operation that waits for a domain; each answers whether there is one. */
public interface RegistrarPost {
  /** Returns once Temporal has the message; again is fine. */
  boolean tell(DomainName domain, RegistrarMessage message);

  /** Asks the operation to look at the registrar itself. */
  boolean askToLook(DomainName domain, Actor actor);

  /** Moves the deadline of a wait that is running. */
  boolean extend(DomainName domain, Duration by);
}
