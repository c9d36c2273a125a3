package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.DomainRow;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferState;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import dev.longhaul.sandbox.RequiresTemporal;
import dev.longhaul.sandbox.SampleProject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** D-03, O-01: a transfer takes days, and everything of ours dies in between. */
@RequiresTemporal
@Timeout(420)
class TransferChaosTest {
  private static final DomainName DOMAIN = new DomainName("voyage.example");
  private static final ProjectSlug SLUG = new ProjectSlug("voyage");
  private static final String OWNER = "owner@voyage.example";
  private static final SecretRef CODE = SecretRef.of("voyage.example", "auth-code");
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LETS_GO = Duration.ofDays(5);

  /** Emulated seconds in a second: a day lasts a third of a minute. */
  private static final double DAYS = 4_320;

  private static final Duration DAY = Duration.ofSeconds(20);

  private static KillableStack stack;

  @BeforeAll
  static void start() {
    stack = KillableStack.start(TransferChaosTest::scene);
    stack.giveSecret(CODE, new Secret("code"));
  }

  private static void scene(World world) {
    world.inwx().transfers().elsewhere(DOMAIN.value(), "code");
    world.inwx().transfers().approvesAfter(DOMAIN.value(), LETS_GO);
    world.clock().speed(ChaosBox.FAST);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void goesLiveAfterFiveDaysInWhichEveryPartIsKilled() {
    stack.startWorkers();
    order();
    Patience.until("the request", LONGEST, () -> transfer() == TransferState.PENDING);
    stack.vendors().speed(DAYS);
    killOneEachDay();
    Patience.until("the domain is ours", LONGEST, () -> transfer() == TransferState.COMPLETED);
    stack.vendors().speed(ChaosBox.FAST);

    assertThat(ended(ProvisionProjectWorkflow.id(SLUG)).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(ended(TransferDomainWorkflow.id(DOMAIN)).paid())
        .containsExactly(Money.parse("11.88 EUR"));
    assertThat(status()).isEqualTo("ACTIVE");
    Patience.until("all messages are read", LONGEST, () -> messages() == 3);
    stack.killWorkers();
    stack.afterwards(TransferChaosTest::happenedOnce);
  }

  /** Each comes back before the next one goes; then four days are over. */
  private static void killOneEachDay() {
    List<Runnable> kills =
        List.of(
            TransferChaosTest::replaceWorkers,
            stack::killTemporal,
            stack::killPostgres,
            stack::killVendors);
    for (Runnable kill : kills) {
      assertThat(transfer()).isEqualTo(TransferState.PENDING);
      long began = System.nanoTime();
      kill.run();
      Patience.until("a day", LONGEST, () -> System.nanoTime() - began > DAY.toNanos());
    }
  }

  private static void replaceWorkers() {
    stack.killWorkers();
    stack.startWorkers();
  }

  private static boolean happenedOnce(World world) {
    assertThat(count(world, "domain-transfer-requested")).isOne();
    assertThat(count(world, "charged")).isOne();
    assertThat(count(world, "domain-transferred")).isOne();
    assertThat(welcomes(world)).isOne();
    assertThat(world.inwx().transfers().waiting()).isZero();
    return true;
  }

  private static void order() {
    ProjectOrder order = SampleProject.moving(SLUG.value(), CODE);
    stack
        .operations()
        .start(
            new Operations.Start(
                ProvisionProjectWorkflow.id(SLUG),
                "ProvisionProject",
                ProvisionProjectWorkflow.KIND,
                order,
                new Actor("chaos"),
                "provision " + DOMAIN));
  }

  private static TransferState transfer() {
    return new DomainQueries(stack.ledger().jdbi())
        .one(DOMAIN)
        .map(DomainRow::transfer)
        .orElse(null);
  }

  private static OperationRow ended(OperationId id) {
    OperationQueries ledger = new OperationQueries(stack.ledger().jdbi());
    Patience.until(id + " ends", LONGEST, () -> ledger.one(id).orElseThrow().outcome() != null);
    return ledger.one(id).orElseThrow();
  }

  private static int count(World world, String effect) {
    return world.effects().ofKind(effect, DOMAIN.value()).size();
  }

  private static int messages() {
    return stack
        .ledger()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select count(*) from registrar_messages where object = ?", DOMAIN.value())
                    .mapTo(int.class)
                    .one());
  }

  private static String status() {
    return stack
        .ledger()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select status from projects where slug = ?", SLUG.value())
                    .mapTo(String.class)
                    .one());
  }

  private static long welcomes(World world) {
    return world.mail().messages().stream()
        .filter(message -> message.to().contains(OWNER))
        .map(MailMessage::messageId)
        .distinct()
        .count();
  }
}
