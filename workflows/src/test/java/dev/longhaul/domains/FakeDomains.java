package dev.longhaul.domains;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.World;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registrar account: what it holds, what it charged, what the registry is doing. */
public final class FakeDomains implements DomainActivities {
  public final Map<DomainName, Holding.State> held = new ConcurrentHashMap<>();
  public final Set<DomainName> taken = ConcurrentHashMap.newKeySet();
  public final List<Money> charged = new CopyOnWriteArrayList<>();
  public final List<Registration> registrations = new CopyOnWriteArrayList<>();
  public volatile Money price = new Money(1188, "EUR");
  public volatile boolean registryAway;

  /** The state in which a registration stays until the registry has made up its mind. */
  public volatile Holding.State registered = Holding.State.ACTIVE;

  private final World world;

  public FakeDomains(World world) {
    this.world = world;
  }

  /** What an earlier purchase has cost that no run has named; null: nothing. */
  public volatile Money owed;

  /** The registry has decided on everything that was pending. */
  public void settle(Holding.State state) {
    registered = state;
    held.replaceAll((name, before) -> before == Holding.State.PENDING ? state : before);
  }

  @Override
  public Availability check(DomainName domain) {
    world.look("Domains.check");
    Availability.Status status =
        taken.contains(domain) ? Availability.Status.TAKEN : Availability.Status.FREE;
    return new Availability(
        domain, registryAway ? Availability.Status.UNKNOWN : status, price, false);
  }

  @Override
  public Holding holding(DomainName domain) {
    world.look("Domains.holding");
    Holding.State state = held.getOrDefault(domain, Holding.State.ABSENT);
    String word = state == Holding.State.ABSENT ? null : "vendor " + state;
    return new Holding(domain, state, word, owed);
  }

  @Override
  public ContactHandles ensureContacts(Fence fence, Contacts contacts) {
    world.act("Domains.ensureContacts", fence);
    world.did("contact " + contacts.registrant().name());
    return ContactHandles.all("h-" + contacts.registrant().name());
  }

  @Override
  public RegistrationReceipt register(Fence fence, Registration registration) {
    world.act("Domains.register", fence);
    DomainName domain = registration.domain();
    if (held.containsKey(domain)) {
      return new RegistrationReceipt(domain, null, held.get(domain) == Holding.State.PENDING);
    }
    if (taken.contains(domain)) {
      throw ApplicationFailure.newNonRetryableFailure(
          domain + " is registered by somebody else", DomainProblem.DOMAIN_TAKEN.name());
    }
    if (price.exceeds(registration.priceLimit())) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the price went up to " + price, DomainProblem.PRICE_ABOVE_LIMIT.name());
    }
    held.put(domain, registered);
    charged.add(price);
    registrations.add(registration);
    world.did("bought " + domain);
    return new RegistrationReceipt(domain, price, registered == Holding.State.PENDING);
  }

  @Override
  public Holding awaitRegistered(DomainName domain) {
    world.look("Domains.awaitRegistered");
    Holding found = holding(domain);
    if (found.state() == Holding.State.PENDING) {
      throw World.notYet(
          DomainProblem.REGISTRATION_SLOW.name(), domain + " is pending", Duration.ofSeconds(20));
    }
    return found;
  }
}
