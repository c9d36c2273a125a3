package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.Spending;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.domains.ContactHandles;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.Registration;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import dev.longhaul.emulators.faults.Fault;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** O-17, D-02: what is reserved, spent and released around a purchase; and what goes with it. */
class InwxSpendingTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private static final Fence FENCE = Fences.of("domain:acme.example");
  private static final Money PRICE = Money.parse("11.88 EUR");
  private final InwxWorld world = new InwxWorld();
  private final List<String> book = new ArrayList<>();
  private final TestActivityEnvironment temporal =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
              .build());
  private DomainActivities domains;
  private boolean full;
  private boolean named;
  private Money unnamed;

  @BeforeEach
  void register() {
    temporal.registerActivitiesImplementations(
        new InwxDomainActivities(
            world.client, world.settings, world.acting, new Book(), seen -> {}));
    domains = temporal.newActivityStub(DomainActivities.class);
  }

  @AfterEach
  void close() {
    temporal.close();
    world.close();
  }

  @Test
  void aPurchaseIsReservedAndThenSpent() {
    domains.register(FENCE, registration());
    assertThat(book).containsExactly("reserve 11.88 EUR", "spent 11.88 EUR");
  }

  @Test
  void nothingIsSentWhenTheDayIsFull() {
    full = true;
    Failed refused = Failed.by(() -> domains.register(FENCE, registration()));
    assertThat(refused.type()).isEqualTo(DomainProblem.SPENDING_CAP_REACHED.name());
    assertThat(refused.retryable()).isFalse();
    assertThat(world.inwx.switchboard().calls("domain.create")).isZero();
  }

  @Test
  void whatTheRegistrarRefusesIsReleased() {
    world.inwx.switchboard().next("domain.create", 1, new Fault.VendorCode(2308, "policy"));
    Failed.by(() -> domains.register(FENCE, registration()));
    assertThat(book).containsExactly("reserve 11.88 EUR", "release");
  }

  @Test
  void whatMayHaveHappenedStaysReservedUntilItIsFound() {
    world.inwx.switchboard().next("domain.create", 1, new Fault.AcceptAndCut());
    Failed.by(() -> domains.register(FENCE, registration()));
    assertThat(book).containsExactly("reserve 11.88 EUR");
    domains.register(FENCE, registration());
    assertThat(book).containsExactly("reserve 11.88 EUR", "spent 11.88 EUR");
  }

  @Test
  void aRefusalReleasesNothingWhenAnEarlierOrderMayHaveBought() {
    world.inwx.switchboard().next("domain.create", 1, new Fault.CutBefore());
    Failed.by(() -> domains.register(FENCE, registration()));
    world.inwx.switchboard().next("domain.create", 1, new Fault.VendorCode(2308, "policy"));
    Failed refused = Failed.by(() -> domains.register(FENCE, registration()));
    assertThat(refused.retryable()).isFalse();
    assertThat(book).containsExactly("reserve 11.88 EUR", "reserve 11.88 EUR");
  }

  @Test
  void aLaterAttemptThatSendsNothingReleasesNothing() {
    world.inwx.switchboard().next("domain.create", 1, new Fault.CutBefore());
    Failed.by(() -> domains.register(FENCE, registration()));
    full = true;
    Failed refused = Failed.by(() -> domains.register(FENCE, registration()));
    assertThat(refused.type()).isEqualTo(DomainProblem.SPENDING_CAP_REACHED.name());
    assertThat(book).containsExactly("reserve 11.88 EUR");
  }

  @Test
  void aPurchaseThatTheRunBeforeHasNamedIsNotNamedAgain() {
    assertThat(domains.register(FENCE, registration()).paid()).isEqualTo(PRICE);
    assertThat(domains.register(FENCE, registration()).paid()).isEqualTo(PRICE);
    named = true;
    assertThat(domains.register(FENCE, registration()).paid()).isNull();
  }

  @Test
  void aPurchaseThatNoRunHasNamedIsNamedWhenItIsFound() {
    world.inwx.owns(ACME.value());
    world.acting.began(Instant.now().plus(Duration.ofMinutes(1)));
    assertThat(domains.register(FENCE, registration()).paid()).isNull();
    assertThat(domains.holding(ACME).owed()).isNull();
    unnamed = PRICE;
    assertThat(domains.register(FENCE, registration()).paid()).isEqualTo(PRICE);
    assertThat(domains.holding(ACME).owed()).isEqualTo(PRICE);
  }

  @Test
  void sendsWhatTheRegistryAsksFor() {
    Registration wanted =
        new Registration(
            ACME,
            ContactHandles.all("7"),
            List.of(),
            Money.parse("20.00 EUR"),
            Map.of("VAT-NUMBER", "DE123"));
    assertThat(InwxOrders.domain(wanted, world.settings))
        .containsEntry("extData", Map.of("VAT-NUMBER", "DE123"));
    assertThat(InwxOrders.domain(registration(), world.settings)).doesNotContainKey("extData");
  }

  private Registration registration() {
    String handle = Long.toString(world.inwx.contact("Jo Doe", "jo@acme.example"));
    return new Registration(ACME, ContactHandles.all(handle), List.of(), Money.parse("20.00 EUR"));
  }

  /** Notes what it is told. */
  private final class Book implements Spending {
    @Override
    public boolean reserve(Fence fence, String account, String subject, Money price) {
      if (full) {
        throw ApplicationFailure.newNonRetryableFailure(
            "full", DomainProblem.SPENDING_CAP_REACHED.name());
      }
      boolean first = book.isEmpty();
      book.add("reserve " + price);
      return first;
    }

    @Override
    public void spent(Fence fence, String account, String subject, Money paid) {
      book.add("spent " + paid);
    }

    @Override
    public void release(Fence fence, String account, String subject) {
      book.add("release");
    }

    @Override
    public Optional<Money> unnamed(String account, String subject) {
      return Optional.ofNullable(unnamed);
    }

    @Override
    public boolean named(String account, String subject) {
      return named;
    }
  }
}
