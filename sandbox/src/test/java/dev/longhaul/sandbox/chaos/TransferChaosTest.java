package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.DomainRow;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.domains.Contact;
import dev.longhaul.domains.Contacts;
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
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import dev.longhaul.sandbox.RequiresTemporal;
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
  private static final Duration LONGEST = Duration.ofSeconds(150);

  /** Emulated seconds in a second: a day lasts a quarter of a minute. */
  private static final double DAYS = 5_760;

  private static ChaosBox box;

  @BeforeAll
  static void start() {
    box = ChaosBox.start();
    box.world().inwx().transfers().elsewhere(DOMAIN.value(), "code");
    box.giveSecret(CODE, new Secret("code"));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void goesLiveAfterDaysInWhichWorkerTemporalAndLedgerAreKilled() {
    box.ensureStandby();
    order();
    Patience.until("the request", LONGEST, () -> transfer() == TransferState.PENDING);
    box.world().clock().speed(DAYS);
    box.workers().forEach(WorkerProcess::kill);
    box.ensureStandby();
    box.killTemporal();
    box.startTemporal();
    box.postgres().crash();
    box.workers().get(0).kill();
    box.ensureStandby();
    Patience.until("the old registrar lets go", LONGEST, () -> count("charged") == 1);
    box.world().clock().speed(ChaosBox.FAST);

    assertThat(ended(ProvisionProjectWorkflow.id(SLUG)).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(ended(TransferDomainWorkflow.id(DOMAIN)).paid())
        .containsExactly(Money.parse("11.88 EUR"));
    assertThat(count("domain-transfer-requested")).isOne();
    assertThat(count("charged")).isOne();
    assertThat(transfer()).isEqualTo(TransferState.COMPLETED);
    assertThat(status()).isEqualTo("ACTIVE");
    assertThat(welcomes()).isOne();
  }

  private static void order() {
    Contact owner =
        new Contact("Owner", null, "Musterweg 1", "10115", "Berlin", "DE", "+49.3012345", OWNER);
    DomainWish wish =
        new DomainWish(
            DOMAIN,
            DomainSource.TRANSFER,
            new Contacts(owner, owner, owner, owner),
            List.of(),
            Money.parse("50.00 EUR"),
            CODE);
    ProjectOrder order =
        new ProjectOrder(SLUG, "Voyage", OWNER, "shop", List.of("blog"), wish, "en");
    box.operations()
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
    return new DomainQueries(box.ledger().jdbi()).one(DOMAIN).map(DomainRow::transfer).orElse(null);
  }

  private static OperationRow ended(OperationId id) {
    OperationQueries ledger = new OperationQueries(box.ledger().jdbi());
    Patience.until(id + " ends", LONGEST, () -> ledger.one(id).orElseThrow().outcome() != null);
    return ledger.one(id).orElseThrow();
  }

  private static int count(String effect) {
    return box.world().effects().ofKind(effect, DOMAIN.value()).size();
  }

  private static String status() {
    return box.ledger()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select status from projects where slug = ?", SLUG.value())
                    .mapTo(String.class)
                    .one());
  }

  private static long welcomes() {
    return box.world().mail().messages().stream()
        .filter(message -> message.to().contains(OWNER))
        .map(MailMessage::messageId)
        .distinct()
        .count();
  }
}
