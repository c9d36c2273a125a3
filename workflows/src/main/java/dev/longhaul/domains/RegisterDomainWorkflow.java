package dev.longhaul.domains;

import dev.longhaul.durable.OperationControl;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationStep;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Registers a domain: check, contacts, order, wait (docs/runbooks/register-domain.md). A domain
 * that our account already holds is success and costs nothing; a bought one is never given back.
 */
@WorkflowInterface
public interface RegisterDomainWorkflow extends OperationControl {
  String KIND = "register-domain";

  @WorkflowMethod(name = "RegisterDomain")
  DomainResult register(DomainOrder order);

  static OperationId id(DomainName domain) {
    return OperationId.of("domain", domain.value());
  }

  /** The steps, in the runbook's order. */
  enum Step implements OperationStep {
    CHECK_AVAILABILITY("Check availability"),
    PREPARE_CONTACTS("Prepare contacts"),
    REGISTER("Register"),
    AWAIT_REGISTRATION("Await registration");

    private final String title;

    Step(String title) {
      this.title = title;
    }

    @Override
    public String title() {
      return title;
    }
  }
}
