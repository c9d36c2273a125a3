package dev.longhaul.sandbox.chaos;

import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.dns.ZoneWorkflow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Parking;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import dev.longhaul.sandbox.SampleProject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One project that is ordered in a {@link ChaosBox}, and what it has to leave. */
final class Ordered {
  private static final Duration LONGEST = Duration.ofSeconds(150);
  private static final Actor ACTOR = new Actor("chaos");

  private final ChaosBox box;
  private final Flow flow;
  private final String slug;

  private Ordered(ChaosBox box, Flow flow, String slug) {
    this.box = box;
    this.flow = flow;
    this.slug = slug;
  }

  /** Orders it; a flow with a decision has a build that fails once. */
  static Ordered start(ChaosBox box, Flow flow, String slug) {
    Ordered project = new Ordered(box, flow, slug);
    if (flow.decision().isPresent()) {
      String domain = project.domain().value();
      box.world().coolify().failNextDeployments(domain, 1, "npm ERR! missing script: build");
    }
    box.operations()
        .start(
            new Operations.Start(
                project.id(),
                "ProvisionProject",
                ProvisionProjectWorkflow.KIND,
                SampleProject.order(slug),
                ACTOR,
                "provision " + project.domain()));
    return project;
  }

  private OperationId id() {
    return ProvisionProjectWorkflow.id(new ProjectSlug(slug));
  }

  /** The project and everything that works for it. */
  List<OperationId> operations() {
    return List.of(id(), RegisterDomainWorkflow.id(domain()), ZoneWorkflow.id(domain()));
  }

  private DomainName domain() {
    return new DomainName(slug + ".example");
  }

  private String mail() {
    return "owner@" + slug + ".example";
  }

  /** Waits for the failed build; returns at once when the flow has none. */
  void awaitPark() {
    if (flow.decision().isPresent()) {
      Patience.until(id() + " parks", LONGEST, () -> parking().isPresent());
    }
  }

  private Optional<Parking> parking() {
    return Optional.ofNullable(box.operations().progress(id()).parking());
  }

  /** The person's word; repeated until Longhaul has it. */
  void decide() {
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

  /** Undisturbed from here on: parks, decides, ends. */
  void awaitEnd() {
    awaitPark();
    decide();
    awaitOutcome();
  }

  /** Whether a person is asked before it has ended. */
  boolean parksInsteadOfEnding() {
    OperationQueries ledger = new OperationQueries(box.ledger().jdbi());
    Patience.until(
        id() + " ends or parks",
        LONGEST,
        () -> ledger.one(id()).orElseThrow().outcome() != null || !parked().isEmpty());
    return !parked().isEmpty();
  }

  private List<OperationId> parked() {
    return operations().stream()
        .filter(id -> !id.equals(ZoneWorkflow.id(domain())))
        .filter(
            id ->
                new OperationQueries(box.ledger().jdbi())
                    .one(id)
                    .filter(row -> row.parkedSince() != null)
                    .isPresent())
        .toList();
  }

  /** A person has everything tried again that has parked. */
  void retryEverything() {
    for (OperationId id : parked()) {
      Optional.ofNullable(box.operations().progress(id).parking())
          .ifPresent(parking -> retry(id, parking));
    }
  }

  private void retry(OperationId id, Parking parking) {
    Decision decision = Decision.of(DecisionWord.RETRY, parking, ACTOR);
    box.operations().decide(id, decision, "chaos-" + id.subject() + "-" + parking.number());
  }

  /** Waits until ledger and Temporal say that it has ended. */
  OperationRow awaitOutcome() {
    OperationQueries ledger = new OperationQueries(box.ledger().jdbi());
    Patience.until(id() + " ends", LONGEST, () -> ledger.one(id()).orElseThrow().outcome() != null);
    Patience.until(
        id() + " shows its end",
        LONGEST,
        () -> box.operations().progress(id()).state() == OperationState.of(flow.outcome()));
    return ledger.one(id()).orElseThrow();
  }

  /** What is not as after a quiet run; empty when everything is. */
  List<String> differences(List<String> undisturbed) {
    OperationRow row = awaitOutcome();
    List<String> found = new ArrayList<>();
    if (row.outcome() != flow.outcome()) {
      found.add(id() + " ended " + row.outcome() + ": " + row.message());
    }
    List<Effect> charges = box.world().effects().ofKind("charged", domain().value());
    List<Money> paid =
        charges.stream()
            .flatMap(charge -> charge.cost().stream())
            .map(cost -> new Money(cost.minor(), cost.currency()))
            .toList();
    if (!row.paid().equals(paid)) {
      found.add("the ledger names " + row.paid() + ", charged was " + paid);
    }
    if (!Patience.within(Duration.ofSeconds(20), () -> traces().equals(undisturbed))) {
      found.add("left " + traces() + " instead of " + undisturbed);
    }
    return found;
  }

  /**
   * What the project has left at vendors and in the ledger, without what differs between projects:
   * what came and went again does not count, but every charge, deployment and mail does.
   */
  List<String> traces() {
    Map<String, Integer> counts = new TreeMap<>();
    box.world().effects().all().stream().filter(this::concerns).forEach(e -> count(e, counts));
    counts.put("mails by Message-ID", mails());
    counts.values().removeIf(count -> count == 0);
    List<String> traces = new ArrayList<>();
    counts.forEach((what, count) -> traces.add(what + " " + count));
    traces.addAll(
        box.ledger()
            .jdbi()
            .withHandle(handle -> handle.select(LEDGER, slug, slug).mapTo(String.class).list()));
    box.world().coolify().statusOf("vrs-" + slug).ifPresent(status -> traces.add("app " + status));
    return traces;
  }

  private static final String LEDGER =
      """
      select p.status || ' active ' || p.is_active || ' slot ' || (p.server is not null)
          || ' secret ' || exists(select from secrets s
              where s.ciphertext is not null and s.ref like '%' || p.slug || '%')
          || ' records ' || (select count(*) from dns_records
              where owner = 'project:' || ? and vendor_id !~ '-')
      from projects p where p.slug = ?
      """;

  private boolean concerns(Effect effect) {
    return effect.subject().contains(slug) || effect.detail().contains(slug);
  }

  private static void count(Effect effect, Map<String, Integer> counts) {
    String kind = effect.kind();
    if (kind.endsWith("-updated") || kind.equals("mailed") || kind.equals("contact-created")) {
      return; // updates repeat; mail is counted by Message-ID, contacts are found again
    }
    if (kind.endsWith("-deleted")) {
      counts.merge(kind.replace("-deleted", "-created"), -1, Integer::sum);
    } else {
      counts.merge(kind, 1, Integer::sum);
    }
  }

  private int mails() {
    return (int)
        box.world().mail().messages().stream()
            .filter(message -> message.to().contains(mail()))
            .map(MailMessage::messageId)
            .distinct()
            .count();
  }
}
