package dev.longhaul.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.Availability;
import dev.longhaul.domains.Contact;
import dev.longhaul.domains.ContactHandles;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.Holding;
import dev.longhaul.domains.Registration;
import dev.longhaul.domains.RegistrationReceipt;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every registrar promises that domains are bought at (D-01, D-02). */
public abstract class DomainContract {
  protected static final DomainName ACME = new DomainName("acme.example");
  private static final Money LIMIT = Money.parse("20.00 EUR");
  private static final Contact JO =
      new Contact(
          "Jo Doe", null, "Weg 1", "10115", "Berlin", "DE", "+49.301234567", "jo@acme.example");

  /** The port; {@link #ACME} is free and costs less than 20.00 EUR. */
  protected abstract DomainActivities domains();

  /** The fence of the next write. */
  protected abstract Fence next();

  /** Somebody else has registered {@link #ACME}. */
  protected abstract void takenByOthers();

  /** From now on a registry takes its time, until {@link #registryDecides}. */
  protected abstract void registryTakesItsTime();

  protected abstract void registryDecides();

  /** How often money was spent. */
  protected abstract int charged();

  @Test
  public void looksWithoutBuying() {
    Availability found = domains().check(ACME);
    assertThat(found.status()).isEqualTo(Availability.Status.FREE);
    assertThat(found.price()).isNotNull();
    assertThat(domains().holding(ACME).state()).isEqualTo(Holding.State.ABSENT);
    assertThat(charged()).isZero();
  }

  @Test
  public void buysANameOnce() {
    RegistrationReceipt receipt = register(LIMIT);
    assertThat(receipt.paid()).isNotNull();
    register(LIMIT);
    register(LIMIT);
    assertThat(charged()).isOne();
  }

  @Test
  public void sellsNothingThatBelongsToSomebodyElse() {
    takenByOthers();
    assertThat(domains().check(ACME).status()).isEqualTo(Availability.Status.TAKEN);
    Refused.forGood(DomainProblem.DOMAIN_TAKEN, () -> register(LIMIT));
    assertThat(charged()).isZero();
  }

  @Test
  public void sellsNothingAboveTheLimit() {
    Refused.forGood(DomainProblem.PRICE_ABOVE_LIMIT, () -> register(Money.parse("0.01 EUR")));
    assertThat(charged()).isZero();
    assertThat(domains().holding(ACME).state()).isEqualTo(Holding.State.ABSENT);
  }

  @Test
  public void waitsUntilTheRegistryHasDecided() {
    registryTakesItsTime();
    assertThat(register(LIMIT).pending()).isTrue();
    Refused.notYet(() -> domains().awaitRegistered(ACME));
    registryDecides();
    assertThat(domains().awaitRegistered(ACME).state()).isEqualTo(Holding.State.ACTIVE);
    assertThat(domains().holding(ACME).state()).isEqualTo(Holding.State.ACTIVE);
    assertThat(register(LIMIT).pending()).isFalse();
    assertThat(charged()).isOne();
  }

  @Test
  public void knowsAContactAgain() {
    assertThat(contacts()).isEqualTo(contacts());
  }

  private ContactHandles contacts() {
    return domains().ensureContacts(next(), new Contacts(JO, null, null, null));
  }

  private RegistrationReceipt register(Money limit) {
    return domains().register(next(), new Registration(ACME, contacts(), List.of(), limit));
  }
}
