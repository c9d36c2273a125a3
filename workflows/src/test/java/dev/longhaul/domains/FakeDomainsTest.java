package dev.longhaul.domains;

import dev.longhaul.contracts.DomainContract;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.World;

/** The registrar of the registration tests keeps what a real one promises. */
class FakeDomainsTest extends DomainContract {
  private final FakeDomains domains = new FakeDomains(new World());
  private long sequence;

  @Override
  protected DomainActivities domains() {
    return domains;
  }

  @Override
  protected Fence next() {
    return new Fence(RegisterDomainWorkflow.id(ACME), 1, ++sequence);
  }

  @Override
  protected void takenByOthers() {
    domains.taken.add(ACME);
  }

  @Override
  protected void registryTakesItsTime() {
    domains.registered = Holding.State.PENDING;
  }

  @Override
  protected void registryDecides() {
    domains.settle(Holding.State.ACTIVE);
  }

  @Override
  protected int charged() {
    return domains.charged.size();
  }
}
