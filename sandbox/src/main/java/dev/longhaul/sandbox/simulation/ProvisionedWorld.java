package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Outcome;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a project's provisioning must have left, by its outcome. */
final class ProvisionedWorld {
  /** Runs of an operation that did not succeed, when none has since. */
  private static final String UNSUCCESSFUL =
      """
      select count(*) from operation_runs r
      where operation = ? and outcome <> 'SUCCEEDED' and not exists (
        select from operation_runs later
        where later.operation = r.operation and later.fence > r.fence
          and later.outcome = 'SUCCEEDED')
      """;

  /** Runs that named what they left, when none has succeeded since. */
  private static final String LEFT =
      """
      select count(*) from operation_runs r
      where operation = ? and leftovers <> '[]' and not exists (
        select from operation_runs later
        where later.operation = r.operation and later.fence > r.fence
          and later.outcome = 'SUCCEEDED')
      """;

  private final String slug;
  private final String app;
  private final String domain;
  private final String zone;
  private final Stage stage;
  private final Findings findings;

  ProvisionedWorld(String slug, String domain, String zone, Stage stage, Findings findings) {
    this.slug = slug;
    this.app = "vrs-" + slug;
    this.domain = domain;
    this.zone = zone;
    this.stage = stage;
    this.findings = findings;
  }

  void check(boolean register, String owner, Money limit, int purchases) {
    Optional<OperationRow> row = stage.row(ProvisionProjectWorkflow.id(new ProjectSlug(slug)));
    if (row.isEmpty() || row.get().outcome() == null) {
      return; // whether everything has ended is asked elsewhere
    }
    if (register) {
      money(limit, purchases);
    }
    deployments();
    mail(owner, row.get().outcome());
    switch (row.get().outcome()) {
      case SUCCEEDED, PARTIAL -> live(register);
      case ABORTED, ROLLED_BACK -> gone(row.get());
      case FAILED -> stopped();
    }
  }

  private static long cents(Effect charge) {
    return Objects.requireNonNull(charge.amountMinor(), "a charge has an amount");
  }

  /**
   * Bought at most once, within the limit, and the ledger names every cent; what was given up while
   * nobody knew whether it was bought is at least reserved. A purchase whose answer was lost and
   * that the registry refused before anybody looked is known to nobody.
   */
  private void money(Money limit, int purchases) {
    List<Effect> charges = stage.world().effects().ofKind("charged", domain);
    findings.require(
        charges.size() <= purchases, domain + " was charged " + charges.size() + " times");
    long charged = charges.stream().mapToLong(ProvisionedWorld::cents).sum();
    findings.require(
        charges.stream().allMatch(charge -> cents(charge) <= limit.minor()) || shared(),
        domain + " cost more than " + limit);
    long named = stage.number(Stage.PAID, "domain:" + domain);
    boolean open = stage.number(UNSUCCESSFUL, "domain:" + domain) > 0;
    long unseen = charges.size() > 1 ? cents(charges.get(0)) : 0;
    findings.require(
        named == charged
            || named == charged - unseen
            || (open && named + stage.number(Stage.RESERVED, domain) == charged),
        domain + " cost " + charged + " cents, and the ledger names " + named);
  }

  /** Another order of the same domain may have had another limit. */
  private boolean shared() {
    return domain.contains("-x.");
  }

  /** Another deployment only when the one before has failed or went with its application. */
  private void deployments() {
    long started = stage.effects("deployment-started", app);
    long reasons =
        1
            + stage.effects("deployment-failed", app)
            + stage.effects("deployment-cancelled", app)
            + stage.effects("application-deleted", app);
    findings.require(
        started <= reasons,
        app + " was deployed " + started + " times for " + reasons + " reasons");
  }

  private void mail(String owner, Outcome outcome) {
    List<String> ids =
        stage.world().mail().messages().stream()
            .filter(message -> message.to().contains(owner))
            .map(MailMessage::messageId)
            .distinct()
            .toList();
    OperationId provisioning = ProvisionProjectWorkflow.id(new ProjectSlug(slug));
    boolean skipped = outcome != Outcome.SUCCEEDED || stage.skipped(provisioning, "WELCOME");
    findings.require(
        skipped || !ids.isEmpty(), owner + " was never welcomed, but the project is live");
    long incarnations =
        stage.number("select coalesce(max(incarnation), 0) from projects where slug = ?", slug);
    findings.require(ids.size() <= Math.max(1, incarnations), owner + " was welcomed by " + ids);
  }

  private void live(boolean register) {
    findings.equal(app + " runs", true, status().orElse("absent").startsWith("running"));
    findings.equal(slug + " in the ledger", List.of("ACTIVE true"), project());
    findings.equal(
        "status of " + domain,
        List.of("ACTIVE"),
        stage.texts("select status from project_domains where project = ? and is_primary", slug));
    findings.equal(
        "records of " + domain,
        1L,
        stage.world().inwx().records(zone).stream()
            .filter(record -> record.name().equals(domain) && record.type().equals("A"))
            .count());
    findings.equal(
        "services of " + slug,
        1L,
        stage.number("select count(*) from services where project = ?", slug));
    findings.require(!register || stage.world().inwx().has(domain), domain + " is not ours");
  }

  private List<String> project() {
    return stage.texts("select status || ' ' || is_active from projects where slug = ?", slug);
  }

  private Optional<String> status() {
    return stage.world().coolify().statusOf(app);
  }

  /** After an undo nothing of ours is left but what was bought, or what a result has named. */
  private void gone(OperationRow row) {
    if (!row.leftovers().isEmpty() || stage.number(LEFT, row.id().value()) > 0) {
      return;
    }
    findings.equal(app + " after " + row.outcome(), Optional.empty(), status());
    findings.equal(
        "projects of " + app,
        0L,
        stage.effects("project-created", app) - stage.effects("project-deleted", app));
    findings.equal(
        "records of " + row.id(),
        0L,
        stage.number("select count(*) from dns_records where owner = ?", row.id().value()));
    findings.equal(
        "slots of " + slug,
        0L,
        stage.number("select count(*) from projects where slug = ? and server is not null", slug));
    findings.require(
        project().isEmpty() || project().equals(List.of("DRAFT false")),
        slug + " is " + project() + " after " + row.outcome());
    findings.equal(
        "services of " + slug,
        0L,
        stage.number("select count(*) from services where project = ?", slug));
  }

  /** Given up after its activation a project goes on running; before it none does. */
  private void stopped() {
    boolean active = project().stream().anyMatch(found -> found.endsWith("true"));
    findings.require(
        !active || status().orElse("absent").startsWith("running"),
        slug + " failed, is " + project() + ", and its application is " + status());
  }
}
