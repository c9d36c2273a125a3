package dev.longhaul.sandbox.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.domains.Contact;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Progress;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** One project's provisioning in a {@link KillBox}: starts it, and knows what it has to leave. */
final class Provisioning {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final KillBox box;
  private final String slug;

  private Provisioning(KillBox box, String slug) {
    this.box = box;
    this.slug = slug;
  }

  static Provisioning start(KillBox box, String slug) {
    Provisioning project = new Provisioning(box, slug);
    box.operations()
        .start(
            new Operations.Start(
                project.id(),
                "ProvisionProject",
                ProvisionProjectWorkflow.KIND,
                project.order(),
                new Actor("kill-test"),
                "provision " + project.domain()));
    return project;
  }

  private ProjectOrder order() {
    Contact owner =
        new Contact(
            "Owner of " + slug,
            null,
            "Musterweg 1",
            "10115",
            "Berlin",
            "DE",
            "+49.3012345",
            mail());
    DomainWish wish =
        new DomainWish(
            domain(),
            DomainSource.REGISTER,
            new Contacts(owner, null, null, null),
            List.of(),
            Money.parse("50.00 EUR"),
            null);
    return new ProjectOrder(
        new ProjectSlug(slug), "Project " + slug, mail(), "shop", List.of("blog"), wish, "en");
  }

  OperationId id() {
    return ProvisionProjectWorkflow.id(new ProjectSlug(slug));
  }

  OperationId registration() {
    return RegisterDomainWorkflow.id(domain());
  }

  DomainName domain() {
    return new DomainName(slug + ".example");
  }

  private String mail() {
    return "owner@" + slug + ".example";
  }

  /** Returns when the ledger and Temporal say SUCCEEDED; any other end fails. */
  OperationRow awaitSuccess() {
    OperationQueries ledger = new OperationQueries(box.ledger().jdbi());
    OperationRow row =
        Awaitility.await(id() + " ends")
            .atMost(LONGEST)
            .ignoreExceptions()
            .until(() -> ledger.one(id()).orElse(null), found -> found != null && ended(found));
    assertThat(row.outcome()).as(row.message()).isEqualTo(Outcome.SUCCEEDED);
    Awaitility.await(id() + " shows its end")
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(progress().state()).isEqualTo(OperationState.SUCCEEDED));
    return row;
  }

  private static boolean ended(OperationRow row) {
    return row.outcome() != null || row.state() == OperationState.PARKED;
  }

  Progress progress() {
    return box.operations().progress(id());
  }

  /**
   * The end that every run must have, whatever was killed: one charge, named in the ledger, one
   * deployment, one welcome, a live application, and no other effect than in a quiet run.
   */
  void assertSameEndAsUndisturbed() {
    OperationRow row = awaitSuccess();
    List<Effect> charges = box.world().effects().ofKind("charged", domain().value());
    assertThat(charges).hasSize(1);
    Money price = new Money(charges.get(0).amountMinor(), charges.get(0).currency());
    assertThat(row.paid()).containsExactly(price);
    assertThat(deeds()).containsExactlyElementsOf(box.undisturbed());
    assertThat(deeds()).containsOnlyOnce("deployment-started vrs-*");
    assertThat(welcomes()).hasSize(1);
    assertThat(Visitor.of(box.world()).status("https://" + domain() + "/health")).isEqualTo(200);
  }

  private List<String> welcomes() {
    return box.world().mail().messages().stream()
        .filter(message -> message.to().contains(mail()))
        .map(MailMessage::messageId)
        .toList();
  }

  /** What the vendors really did for this project, without what differs between projects. */
  List<String> deeds() {
    return box.world().effects().all().stream()
        .filter(effect -> effect.subject().contains(slug) || effect.detail().contains(slug))
        .map(effect -> effect.kind() + " " + anonymous(effect.subject()))
        .sorted()
        .toList();
  }

  private String anonymous(String subject) {
    return subject.contains(slug) ? subject.replace(slug, "*") : "by id";
  }
}
