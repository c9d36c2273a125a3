package dev.longhaul.activities.temporal;

import dev.longhaul.activities.acting.RegistrarPost;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegistrarMessage;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.durable.Actor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;

/** Signals to transfers; a signal is durable when the call returns. */
public final class TemporalRegistrarPost implements RegistrarPost {
  private final WorkflowClient client;

  public TemporalRegistrarPost(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public boolean tell(DomainName domain, RegistrarMessage message) {
    return signal(domain, "registrarSays", message);
  }

  @Override
  public boolean askToLook(DomainName domain, Actor actor) {
    return signal(domain, "lookNow", actor);
  }

  @Override
  public boolean extend(DomainName domain, Duration by) {
    return signal(domain, "extendWait", by);
  }

  private boolean signal(DomainName domain, String name, Object argument) {
    try {
      client
          .newUntypedWorkflowStub(TransferDomainWorkflow.id(domain).value())
          .signal(name, argument);
      return true;
    } catch (WorkflowNotFoundException e) {
      return false; // it has ended, or nobody has ever asked for this domain
    }
  }
}
