package dev.longhaul.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.domains.RegisterDomainWorkflow.Step;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.FakeLedger;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.durable.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every branch of a registration (D-01, D-02). */
class RegisterDomainWorkflowTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private static final OperationId ID = RegisterDomainWorkflow.id(ACME);
  private static final Money PRICE = new Money(1188, "EUR");
  private final World world = new World();
  private final FakeDomains domains = new FakeDomains(world);
  private final FakeLedger ledger = new FakeLedger();
  private TestEngine engine;
  private Operator operator;

  @BeforeEach
  void start() {
    engine = TestEngine.start(ledger);
    operator = new Operator(engine);
    engine.station(TaskQueues.MAIN, List.of(RegisterDomainWorkflowImpl.class), ledger);
    engine.station(TaskQueues.MAIL, List.of(), ledger);
    engine.station(TaskQueues.WEBHOOK, List.of(), ledger);
    engine.station("inwx-test", List.of(), domains);
    engine.run();
  }

  @AfterEach
  void replay() throws Exception {
    try {
      engine.replayAll(List.of(RegisterDomainWorkflowImpl.class));
    } finally {
      engine.close();
    }
  }

  @Test
  void buysAFreeDomainForTheDefaultContact() {
    register(null);
    assertThat(result().paid()).isEqualTo(PRICE);
    assertThat(domains.registrations.get(0).contacts()).isEqualTo(ContactHandles.all("handle-1"));
    assertThat(ledger.closings.get(ID).paid()).containsExactly(PRICE);
    assertThat(ledger.closings.get(ID).message()).isEqualTo("acme.example is ours, paid 11.88 EUR");
  }

  @Test
  void entersTheContactsOfTheOrder() {
    Contact ada =
        new Contact("Ada", null, "Way 1", "10115", "Berlin", "DE", "+49.30123", "ada@acme.example");
    register(new Contacts(ada, null, null, null));
    result();
    assertThat(world.effects).containsExactly("contact Ada", "bought acme.example");
    assertThat(domains.registrations.get(0).contacts()).isEqualTo(ContactHandles.all("h-Ada"));
  }

  @Test
  void paysNothingForADomainThatWeHold() {
    domains.held.put(ACME, Holding.State.ACTIVE);
    register(null);
    assertThat(result().paid()).isNull();
    assertThat(domains.charged).isEmpty();
    assertThat(world.calls).doesNotContain("Domains.check");
  }

  @Test
  void namesWhatAnEarlierRunHasBoughtWithoutKnowing() {
    domains.held.put(ACME, Holding.State.ACTIVE);
    domains.owed = PRICE;
    register(null);
    assertThat(result().paid()).isEqualTo(PRICE);
    assertThat(ledger.closings.get(ID).paid()).containsExactly(PRICE);
    assertThat(domains.charged).isEmpty();
  }

  @Test
  void waitsForARegistrationThatIsUnderWay() {
    domains.held.put(ACME, Holding.State.PENDING);
    register(null);
    Awaitility.await().until(() -> world.calls.contains("Domains.awaitRegistered"));
    domains.settle(Holding.State.ACTIVE);
    assertThat(result().paid()).isNull();
    assertThat(domains.charged).isEmpty();
  }

  @Test
  void parksOnATakenDomain() {
    domains.taken.add(ACME);
    register(null);
    assertParked(Step.CHECK_AVAILABILITY, DomainProblem.DOMAIN_TAKEN);
    operator.decide(ID, DecisionWord.ABORT);
    operator.assertAborted(ID);
    assertThat(world.effects).isEmpty();
  }

  @Test
  void parksWhileTheRegistryIsAway() {
    domains.registryAway = true;
    register(null);
    assertParked(Step.CHECK_AVAILABILITY, DomainProblem.DOMAIN_STATUS_UNKNOWN);
    domains.registryAway = false;
    operator.decide(ID, DecisionWord.RETRY);
    assertThat(result().paid()).isEqualTo(PRICE);
  }

  @Test
  void parksAboveTheLimitBeforeAnythingIsBought() {
    domains.price = new Money(2001, "EUR");
    register(null);
    assertParked(Step.CHECK_AVAILABILITY, DomainProblem.PRICE_ABOVE_LIMIT);
    assertThat(domains.charged).isEmpty();
  }

  @Test
  void buysOnceAPersonAllowsMoreWithinWhatTheCatalogueAllows() {
    domains.price = new Money(2001, "EUR");
    order(null, new Money(3000, "EUR"));
    Parking parking = assertParked(Step.CHECK_AVAILABILITY, DomainProblem.PRICE_ABOVE_LIMIT);
    assertThat(parking.editableFields()).containsExactly("price_limit");
    assertThat(parking.failure().message())
        .endsWith("domain:acme.example edit --set price_limit='20.01 EUR'");
    assertNoLimit("much", "is not an amount");
    assertNoLimit("25.00 USD", "must be in EUR, like the order's");
    assertNoLimit("0.00 EUR", "is not more than nothing");
    assertNoLimit("30.01 EUR", "may be 30.00 EUR at most, by the catalogue");
    operator.edit(ID, Map.of("price_limit", "25.00 EUR"));
    assertThat(result().paid()).isEqualTo(new Money(2001, "EUR"));
    assertThat(domains.registrations.get(0).priceLimit()).isEqualTo(new Money(2500, "EUR"));
  }

  @Test
  void allowsMoreWhenThePriceRisesAfterTheLook() {
    World.Hold look = world.hold("Domains.check");
    register(null);
    look.awaitReached();
    world.breaks("Domains.register", DomainProblem.PRICE_ABOVE_LIMIT.name(), "it went up");
    look.letGo();
    Parking parking = assertParked(Step.REGISTER, DomainProblem.PRICE_ABOVE_LIMIT);
    assertThat(parking.editableFields()).containsExactly("price_limit");
    world.mend();
    operator.edit(ID, Map.of("price_limit", "25.00 EUR"));
    result();
    assertThat(domains.registrations.get(0).priceLimit()).isEqualTo(new Money(2500, "EUR"));
  }

  @Test
  void asksASecondPersonAlsoAboveAnEditedLimit() {
    domains.price = new Money(2001, "EUR");
    order(new Money(1000, "EUR"));
    assertParked(Step.CHECK_AVAILABILITY, DomainProblem.PRICE_ABOVE_LIMIT);
    operator.edit(ID, Map.of("price_limit", "25.00 EUR"));
    assertParked(Step.CHECK_AVAILABILITY, DomainProblem.APPROVAL_NEEDED);
    assertThat(domains.charged).isEmpty();
  }

  private void assertNoLimit(String text, String words) {
    assertThatThrownBy(() -> operator.edit(ID, Map.of("price_limit", text)))
        .isInstanceOf(DecisionRefused.class)
        .hasMessage("price_limit " + words);
  }

  @Test
  void asksASecondPersonAboveTheSettingsLimit() {
    order(new Money(1000, "EUR"));
    Parking parking = assertParked(Step.CHECK_AVAILABILITY, DomainProblem.APPROVAL_NEEDED);
    assertThat(parking.failure().message())
        .contains("above 10.00 EUR somebody else than jo approves it")
        .endsWith("edit --set approved_price='11.88 EUR'");
    assertThatThrownBy(() -> approve(parking, Operator.JO, "11.88 EUR"))
        .hasMessageContaining("jo has ordered this; somebody else has to approve it");
    assertThatThrownBy(() -> approve(parking, Actor.unauthenticated("kim"), "11.88 EUR"))
        .hasMessageContaining("nobody has checked who kim");
    assertThatThrownBy(() -> approve(parking, new Actor("kim"), "much"))
        .hasMessageContaining("write an amount");
    assertThat(domains.charged).isEmpty();
    approve(parking, new Actor("kim"), "11.88 EUR");
    assertThat(result().paid()).isEqualTo(PRICE);
    assertThat(domains.registrations.get(0).priceLimit()).isEqualTo(PRICE);
  }

  @Test
  void asksNobodyBelowTheSettingsLimit() {
    order(new Money(1188, "EUR"));
    assertThat(result().paid()).isEqualTo(PRICE);
    assertThat(domains.registrations.get(0).priceLimit()).isEqualTo(PRICE);
  }

  private void approve(Parking parking, Actor by, String amount) {
    Decision decision =
        new Decision(
            DecisionWord.EDIT,
            parking.step(),
            parking.number(),
            by,
            Map.of("approved_price", amount),
            null,
            null);
    engine.operations().decide(ID, decision, UUID.randomUUID().toString());
  }

  private void order(Money approvalAbove) {
    order(approvalAbove, null);
  }

  private void order(Money approvalAbove, Money highestLimit) {
    DomainOrder order =
        new DomainOrder(
            ACME,
            null,
            "handle-1",
            List.of(),
            new Money(2000, "EUR"),
            "inwx-test",
            Duration.ofMinutes(5),
            Map.of(),
            approvalAbove,
            highestLimit);
    operator.start(ID, "RegisterDomain", RegisterDomainWorkflow.KIND, order);
  }

  @Test
  void parksWithoutAPrice() {
    domains.price = null;
    register(null);
    assertParked(Step.CHECK_AVAILABILITY, DomainProblem.PRICE_UNKNOWN);
  }

  @Test
  void parksWithTheRegistrarsRefusal() {
    world.breaks("Domains.register", DomainProblem.REGISTRAR_REFUSED.name(), "2308 policy");
    register(null);
    assertThat(assertParked(Step.REGISTER, DomainProblem.REGISTRAR_REFUSED).failure().message())
        .isEqualTo("2308 policy");
  }

  @Test
  void extendsTheWaitForASlowRegistryAndPaysOnce() {
    domains.registered = Holding.State.PENDING;
    register(null);
    Awaitility.await().until(() -> world.calls.contains("Domains.awaitRegistered"));
    engine.skip(Duration.ofMinutes(6));
    assertParked(Step.AWAIT_REGISTRATION, DomainProblem.REGISTRATION_SLOW);
    operator.extend(ID, Duration.ofHours(1));
    domains.settle(Holding.State.ACTIVE);
    assertThat(result().paid()).isEqualTo(PRICE);
    assertThat(domains.charged).containsExactly(PRICE);
  }

  @Test
  void parksWhenTheRegistryDeclinesAndGiveUpNamesWhatWasPaid() {
    domains.registered = Holding.State.LOST;
    register(null);
    assertParked(Step.AWAIT_REGISTRATION, DomainProblem.REGISTRATION_FAILED);
    operator.decide(ID, DecisionWord.GIVE_UP);
    operator.assertFailedAs(ID, Outcome.FAILED);
    assertThat(ledger.closings.get(ID).paid()).containsExactly(PRICE);
  }

  private void register(Contacts contacts) {
    DomainOrder order =
        new DomainOrder(
            ACME,
            contacts,
            contacts == null ? "handle-1" : null,
            List.of(),
            new Money(2000, "EUR"),
            "inwx-test",
            Duration.ofMinutes(5));
    operator.start(ID, "RegisterDomain", RegisterDomainWorkflow.KIND, order);
  }

  private DomainResult result() {
    return operator.result(ID, DomainResult.class);
  }

  private Parking assertParked(Step step, DomainProblem problem) {
    Parking parking = operator.parked(ID, step);
    assertThat(parking.failure().type()).isEqualTo(problem.name());
    return parking;
  }
}
