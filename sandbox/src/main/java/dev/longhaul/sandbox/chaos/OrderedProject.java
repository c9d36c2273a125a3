package dev.longhaul.sandbox.chaos;

import dev.longhaul.dns.ZoneWorkflow;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Parking;
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import dev.longhaul.sandbox.SampleProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project with a new domain. */
class OrderedProject extends Ordered {
  private static final String LEDGER =
      """
      select p.status || ' active ' || p.is_active || ' slot ' || (p.server is not null)
          || ' secret ' || exists(select from secrets s
              where s.ciphertext is not null and s.ref like '%' || p.slug || '%')
          || ' records ' || (select count(*) from dns_records
              where owner = 'project:' || ? and vendor_id !~ '-')
      from projects p where p.slug = ?
      """;

  private static final String PURCHASES =
      "select 'purchase ' || subject || ' ' || state from purchases where subject = ?";

  OrderedProject(ChaosBox box, Flow flow, String slug) {
    super(box, flow, slug);
  }

  /** A flow with a decision has a build that fails once. */
  @Override
  void begin() {
    if (flow.decision().isPresent()) {
      box.world()
          .coolify()
          .failNextDeployments(domain().value(), 1, "npm ERR! missing script: build");
    }
    box.operations()
        .start(
            new Operations.Start(
                id(),
                "ProvisionProject",
                ProvisionProjectWorkflow.KIND,
                order(),
                ACTOR,
                "provision " + domain()));
  }

  ProjectOrder order() {
    return SampleProject.order(slug);
  }

  @Override
  OperationId id() {
    return ProvisionProjectWorkflow.id(new ProjectSlug(slug));
  }

  @Override
  List<OperationId> operations() {
    return List.of(id(), RegisterDomainWorkflow.id(domain()), ZoneWorkflow.id(domain()));
  }

  @Override
  List<OperationId> deciding() {
    return List.of(id(), RegisterDomainWorkflow.id(domain()));
  }

  /** Until its build has failed. */
  @Override
  void awaitHalfway() {
    Patience.until(id() + " parks", LONGEST, () -> parking().isPresent());
  }

  private Optional<Parking> parking() {
    return Optional.ofNullable(box.operations().progress(id()).parking());
  }

  /** The person's word; repeated until Longhaul has it. */
  @Override
  void goOn() {
    flow.decision().ifPresent(this::decide);
  }

  private void decide(DecisionWord word) {
    Parking parking = parking().orElseThrow();
    Patience.until(
        word + " of " + id() + " is recorded",
        LONGEST,
        () -> {
          Decision decision = Decision.of(word, parking, ACTOR);
          box.operations().decide(id(), decision, "chaos-" + slug + "-" + word);
          return true;
        });
  }

  @Override
  List<String> ownTraces() {
    List<String> traces = new ArrayList<>();
    traces.add("mails by Message-ID " + mails());
    traces.addAll(rows(LEDGER, slug, slug));
    traces.addAll(rows(PURCHASES, domain().value()));
    box.world().coolify().statusOf("vrs-" + slug).ifPresent(status -> traces.add("app " + status));
    return traces;
  }

  private long mails() {
    return box.world().mail().messages().stream()
        .filter(message -> message.to().contains("owner@" + slug + ".example"))
        .map(MailMessage::messageId)
        .distinct()
        .count();
  }
}
