package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Fences;
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
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import dev.longhaul.emulators.faults.Fault;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InwxDomainActivitiesTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private static final Fence FENCE = Fences.of("domain:acme.example");
  private final InwxWorld world = new InwxWorld();
  private final TestActivityEnvironment temporal =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
              .build());
  private DomainActivities domains;
  private String handle;

  @BeforeEach
  void register() {
    temporal.registerActivitiesImplementations(world.domains);
    domains = temporal.newActivityStub(DomainActivities.class);
    handle = Long.toString(world.inwx.contact("Jo Doe", "jo@acme.example"));
  }

  @AfterEach
  void close() {
    temporal.close();
    world.close();
  }

  @Test
  void saysWhatANameCosts() {
    world.inwx.takenByOthers("taken.example").premium("gold.example", emulated("990.00"));
    assertThat(domains.check(ACME))
        .isEqualTo(
            new Availability(ACME, Availability.Status.FREE, Money.parse("11.88 EUR"), false));
    assertThat(domains.check(new DomainName("taken.example")).status())
        .isEqualTo(Availability.Status.TAKEN);
    Availability premium = domains.check(new DomainName("gold.example"));
    assertThat(premium.premium()).isTrue();
    assertThat(premium.price()).isEqualTo(Money.parse("990.00 EUR"));
    assertThat(domains.check(new DomainName("acme.nowhere")).status())
        .isEqualTo(Availability.Status.UNKNOWN);
  }

  @Test
  void buysOnceHoweverOftenItIsAsked() {
    RegistrationReceipt first = domains.register(FENCE, registration("20.00 EUR"));
    RegistrationReceipt second = domains.register(FENCE, registration("20.00 EUR"));
    assertThat(first).isEqualTo(new RegistrationReceipt(ACME, Money.parse("11.88 EUR"), true));
    assertThat(second.pending()).isTrue();
    assertThat(world.effects.ofKind("charged")).hasSize(1);
    assertThat(world.acting.subjects()).containsOnly("inwx-test/domain/acme.example");
  }

  @Test
  void waitsOutTheSettleTimeOfAnOrderThatADeadWorkerMayHaveSent() {
    temporal.setHeartbeatDetails(noted(Duration.ofSeconds(10)));
    Failed waits = Failed.by(() -> domains.register(FENCE, registration("20.00 EUR")));
    assertThat(waits.type()).isEqualTo(ActingProblem.OUTCOME_UNKNOWN.name());
    assertThat(waits.nextTry()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(world.inwx.switchboard().calls("domain.create")).isZero();

    temporal.setHeartbeatDetails(noted(Duration.ofSeconds(31)));
    domains.register(FENCE, registration("20.00 EUR"));
    assertThat(world.effects.ofKind("charged")).hasSize(1);
  }

  @Test
  void waitsTheSettleTimeAndLooksWhenTheAnswerWasCut() {
    world.inwx.switchboard().next("domain.create", 1, new Fault.AcceptAndCut());
    Failed cut = Failed.by(() -> domains.register(FENCE, registration("20.00 EUR")));
    assertThat(cut.type()).isEqualTo(ActingProblem.OUTCOME_UNKNOWN.name());
    assertThat(cut.retryable()).isTrue();
    assertThat(cut.nextTry()).isEqualTo(Duration.ofSeconds(30));

    temporal.setHeartbeatDetails(noted(Duration.ofSeconds(1)));
    RegistrationReceipt found = domains.register(FENCE, registration("20.00 EUR"));
    assertThat(found.paid()).as("the noted price").isEqualTo(Money.parse("11.00 EUR"));
    assertThat(world.effects.ofKind("charged")).hasSize(1);
  }

  @Test
  void learnsThePriceAgainWhenTheNoteIsLost() {
    world.inwx.switchboard().next("domain.create", 1, new Fault.AcceptAndCut());
    Failed.by(() -> domains.register(FENCE, registration("20.00 EUR")));
    assertThat(domains.register(FENCE, registration("20.00 EUR")).paid())
        .isEqualTo(Money.parse("11.88 EUR"));
  }

  @Test
  void knowsThePriceWhenAPersonHasTheStepTriedAgainAfterALostAnswer() {
    world.inwx.owns("acme.example");
    Instant bought = world.client.findDomain("acme.example").orElseThrow().crDate().at();
    world.acting.began(bought.minus(Duration.ofMinutes(1)));
    assertThat(domains.register(FENCE, registration("20.00 EUR")).paid())
        .isEqualTo(Money.parse("11.88 EUR"));
    world.acting.began(bought.plus(Duration.ofMinutes(1)));
    assertThat(domains.register(FENCE, registration("20.00 EUR")).paid())
        .as("ours before the operation began")
        .isNull();
    assertThat(world.effects.ofKind("charged")).isEmpty();
  }

  @Test
  void chargesNothingForADomainThatIsOurs() {
    world.inwx.owns("acme.example");
    assertThat(domains.register(FENCE, registration("20.00 EUR")))
        .isEqualTo(new RegistrationReceipt(ACME, null, false));
    assertThat(world.effects.ofKind("charged")).isEmpty();
  }

  @Test
  void takesAnEarlierOrderThatArrivesAfterTheLook() {
    world.inwx.switchboard().next("domain.info", 1, new Fault.VendorCode(2303, "not yet"));
    domains.register(FENCE, registration("20.00 EUR"));
    world.inwx.switchboard().next("domain.info", 1, new Fault.VendorCode(2303, "not yet"));
    assertThat(domains.register(FENCE, registration("20.00 EUR")).pending()).isTrue();
    assertThat(world.effects.ofKind("charged")).hasSize(1);
  }

  @Test
  void buysNothingAboveTheLimitOrWithoutAPrice() {
    Failed dear = Failed.by(() -> domains.register(FENCE, registration("11.87 EUR")));
    assertThat(dear.type()).isEqualTo(DomainProblem.PRICE_ABOVE_LIMIT.name());
    assertThat(dear.retryable()).isFalse();
    assertThat(dear.message()).contains("acme.example", "11.88 EUR", "11.87 EUR");
    world.inwx.premium("acme.example", emulated("990.00"));
    assertThat(Failed.by(() -> domains.register(FENCE, registration("20.00 EUR"))).message())
        .contains("premium");
    assertThat(world.effects.ofKind("charged")).isEmpty();
  }

  @Test
  void sendsNothingOnceTheLockIsLost() {
    world.acting.loseLock();
    assertThat(Failed.by(() -> domains.register(FENCE, registration("20.00 EUR"))).type())
        .isEqualTo(ActingProblem.LOCK_LOST.name());
    assertThat(world.inwx.switchboard().calls("domain.create")).isZero();
  }

  @Test
  void parksWhenTheNameBelongsToSomebodyElse() {
    world.inwx.takenByOthers("acme.example");
    assertThat(Failed.by(() -> domains.register(FENCE, registration("20.00 EUR"))).type())
        .isEqualTo(DomainProblem.DOMAIN_TAKEN.name());
  }

  @Test
  void waitsBenignlyUntilTheRegistryHasDecided() {
    domains.register(FENCE, registration("20.00 EUR"));
    Failed pending = Failed.by(() -> domains.awaitRegistered(ACME));
    assertThat(pending.benign()).isTrue();
    assertThat(pending.nextTry()).isEqualTo(Duration.ofSeconds(15));
    assertThat(pending.message()).contains("REG REQUESTED");
    assertThat(world.seen).isEmpty();
    world.clock.advance(Duration.ofSeconds(3));
    assertThat(domains.awaitRegistered(ACME))
        .isEqualTo(new Holding(ACME, Holding.State.ACTIVE, "OK", null));
    assertThat(world.seen)
        .as("known without the list of domains")
        .singleElement()
        .satisfies(
            domain -> {
              assertThat(domain.name()).isEqualTo(ACME);
              assertThat(domain.status()).isEqualTo("OK");
              assertThat(domain.expiresAt()).isAfter(world.clock.now());
            });
    assertThat(world.inwx.switchboard().calls("domain.info")).as("no further look").isEqualTo(3);
  }

  @Test
  void answersLostWhenTheRegistryRejects() {
    world.inwx.registryRejects("acme.example");
    domains.register(FENCE, registration("20.00 EUR"));
    world.clock.advance(Duration.ofSeconds(3));
    assertThat(domains.awaitRegistered(ACME).state())
        .isIn(Holding.State.LOST, Holding.State.ABSENT);
  }

  @Test
  void createsAContactOnceAndParksWhenItIsRefused() {
    Contact jo =
        new Contact(
            "Jo Doe", null, "Weg 1", "10115", "Berlin", "DE", "+49.301234567", "jo@acme.example");
    ContactHandles first = domains.ensureContacts(FENCE, new Contacts(jo, null, null, null));
    ContactHandles again = domains.ensureContacts(FENCE, new Contacts(jo, null, null, null));
    assertThat(again).isEqualTo(first).isEqualTo(ContactHandles.all(first.registrant()));
    Contact bad =
        new Contact("Jo Doe", null, "Weg 1", "10115", "Berlin", "DE", "none", "jo@acme.example");
    Failed refused =
        Failed.by(() -> domains.ensureContacts(FENCE, new Contacts(bad, null, null, null)));
    assertThat(refused.type()).isEqualTo(DomainProblem.CONTACT_REFUSED.name());
    assertThat(refused.retryable()).isFalse();
  }

  private Registration registration(String limit) {
    return new Registration(ACME, ContactHandles.all(handle), List.of(), Money.parse(limit));
  }

  private static PurchaseNote.Note noted(Duration ago) {
    return new PurchaseNote.Note(Money.parse("11.00 EUR"), Instant.now().minus(ago));
  }

  private static dev.longhaul.emulators.faults.Money emulated(String amount) {
    return dev.longhaul.emulators.faults.Money.of(amount, "EUR");
  }
}
