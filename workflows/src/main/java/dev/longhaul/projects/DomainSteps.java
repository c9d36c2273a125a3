package dev.longhaul.projects;

import dev.longhaul.dns.DnsProblem;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.NameserverActivities;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.dns.ZoneClient;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.domains.AuthCode;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainOrder;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.DomainResult;
import dev.longhaul.domains.Holding;
import dev.longhaul.domains.PriceRules;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.domains.TransferResult;
import dev.longhaul.durable.ChildOperation;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.StepRule;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.servers.ServerSlot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps that get a project its domain and point it at a server. */
final class DomainSteps {
  private final Operation operation;
  private final ZoneClient zone;
  private final ProjectBook book;
  private final ProjectPlan plan;
  private final Port<DomainActivities> registrar;
  private final Port<ZoneActivities> zones;
  private final Port<NameserverActivities> nameservers;
  private boolean asked;

  DomainSteps(Operation operation, ZoneClient zone, ProjectBook book, ProjectPlan plan) {
    this.operation = operation;
    this.zone = zone;
    this.book = book;
    this.plan = plan;
    this.registrar = operation.port(DomainActivities.class, plan.queues().registrar());
    this.zones = operation.port(ZoneActivities.class, plan.queues().registrar());
    this.nameservers = operation.port(NameserverActivities.class, TaskQueues.PROBES);
  }

  /** An abort also removes the records that an earlier run of this order has left. */
  void undoEarlierRun() {
    if (!plan.earlier().formerNames().isEmpty()) {
      operation.undo("remove the former name's DNS records", this::leaveFormerNames);
    }
    String address = plan.earlier().address();
    if (address != null) {
      operation.undo("remove an earlier run's DNS records", () -> removeRecords(address));
    }
  }

  private void removeRecords(String address) {
    List<RecordChange> puts = plan.records(address).stream().map(RecordChange::put).toList();
    List<RecordChange> left =
        zones
            .look("Look at zone " + plan.zone())
            .plan(plan.zone(), puts)
            .leftBy(ProvisionProjectWorkflow.id(plan.slug()));
    if (!left.isEmpty()) {
      zone.apply(target(), left, plan.patience().dns());
    }
  }

  private ZoneClient.Target target() {
    return target(plan.zone());
  }

  private ZoneClient.Target target(DomainName of) {
    return new ZoneClient.Target(of, plan.queues().registrar(), plan.nameservers());
  }

  /** Takes the records of names away that the order no longer has. */
  private void leaveFormerNames() {
    for (FormerName former : plan.earlier().formerNames()) {
      List<RecordChange> left = former.records().stream().map(RecordChange::remove).toList();
      if (!left.isEmpty()) {
        zone.apply(target(former.zone()), left, plan.patience().dns());
      }
      book.forgetDomain(former);
    }
  }

  /**
   * Registers, or makes sure that the zone is ours; returns what it cost, null for nothing. Who
   * comes here again goes by the order as it was edited meanwhile, here or at the domain.
   */
  @Nullable Money obtain() {
    ProjectPlan now = asked ? book.planned() : plan;
    asked = true;
    return switch (plan.source()) {
      case REGISTER -> register(Objects.requireNonNull(now.registration()));
      case SUBDOMAIN, EXISTING -> checkOurs();
      case TRANSFER -> transfer(Objects.requireNonNull(now.transfer()));
    };
  }

  /** What it may cost and the auth code may be edited, as at the domain's own operation. */
  StepRule<Money> obtainRule() {
    if (plan.registration() != null) {
      return PriceRules.limit(plan.registration(), StepRule.plain());
    }
    TransferOrder transfer = plan.transfer();
    return transfer == null
        ? StepRule.plain()
        : PriceRules.limit(transfer, StepRule.<Money>plain())
            .editable(AuthCode.FIELD, AuthCode.rule(transfer));
  }

  private @Nullable Money register(DomainOrder order) {
    book.domain(
        DomainStatus.PENDING_REGISTRATION,
        LogEntry.of(LogAction.DOMAIN_REGISTRATION_WAITING, "registering " + order.domain()));
    DomainResult result =
        operation.child(
            new ChildOperation<>(
                RegisterDomainWorkflow.class,
                RegisterDomainWorkflow.id(order.domain()),
                RegisterDomainWorkflow.KIND,
                "Register " + order.domain()),
            child -> child.register(order));
    if (result.paid() != null) {
      operation.paid(result.paid());
    }
    book.domain(DomainStatus.PENDING_DNS);
    operation.fact(result.paid() == null ? "already ours" : "registered, " + result.paid());
    return result.paid();
  }

  private @Nullable Money transfer(TransferOrder order) {
    book.domain(
        DomainStatus.PENDING_TRANSFER,
        LogEntry.of(LogAction.DOMAIN_TRANSFER_WAITING, "moving " + order.domain() + " to us"));
    TransferResult result =
        operation.child(
            new ChildOperation<>(
                TransferDomainWorkflow.class,
                TransferDomainWorkflow.id(order.domain()),
                TransferDomainWorkflow.KIND,
                "Transfer " + order.domain()),
            child -> child.transfer(order));
    if (result.paid() != null) {
      operation.paid(result.paid());
    }
    book.domain(
        DomainStatus.PENDING_DNS,
        LogEntry.of(LogAction.DOMAIN_TRANSFER_COMPLETED, result.message()));
    operation.fact(result.paid() == null ? "already ours" : "moved to us, " + result.paid());
    return result.paid();
  }

  private @Nullable Money checkOurs() {
    Holding held = registrar.look("Do we hold " + plan.zone() + "?").holding(plan.zone());
    if (held.state() != Holding.State.ACTIVE) {
      throw StepBlocked.because(
          DomainProblem.NOT_OURS,
          "%s is not in our registrar account (%s); register or transfer it, or abort"
              .formatted(
                  plan.zone(), held.vendorStatus() == null ? "absent" : held.vendorStatus()));
    }
    operation.fact(plan.zone() + " is ours");
    return null;
  }

  /** Points the domain and its www at the server and waits until every nameserver says so. */
  void pointAt(ServerSlot server) {
    leaveFormerNames();
    List<DnsRecord> records = plan.records(server.address());
    List<RecordChange> changes = records.stream().map(RecordChange::put).toList();
    ZonePlan found = zones.look("Look at zone " + plan.zone()).plan(plan.zone(), changes);
    refuseForeign(found);
    List<RecordChange> inverse = found.inverse(ProvisionProjectWorkflow.id(plan.slug()));
    if (!inverse.isEmpty()) {
      operation.undo(
          "set the DNS records back", () -> zone.apply(target(), inverse, plan.patience().dns()));
    }
    if (found.nothingToDo()) {
      awaitVisible(records);
      book.domain(
          DomainStatus.PENDING_DNS,
          LogEntry.of(
              LogAction.DNS_SKIPPED, plan.domain() + " points there already", "inwx", null));
      return;
    }
    zone.apply(target(), changes, plan.patience().dns());
    awaitVisible(records);
    book.domain(
        DomainStatus.PENDING_DNS,
        LogEntry.of(
            LogAction.DNS_CONFIGURED,
            plan.domain() + " points at " + server.address(),
            "inwx",
            plan.zone().value()));
  }

  private void refuseForeign(ZonePlan found) {
    if (!found.foreign().isEmpty()) {
      throw StepBlocked.because(
          DnsProblem.FOREIGN_RECORD,
          "zone %s already has %s, which Longhaul did not create; remove it there and retry, or abort"
              .formatted(plan.zone(), found.foreign().get(0)));
    }
  }

  private void awaitVisible(List<DnsRecord> records) {
    List<String> agreed =
        operation.within(
            plan.patience().dns(),
            "the nameservers of " + plan.zone(),
            DnsProblem.NOT_VISIBLE,
            () ->
                nameservers
                    .await("Wait for the nameservers of " + plan.zone())
                    .awaitVisible(plan.zone(), records));
    operation.fact("%d nameservers answer %s".formatted(agreed.size(), records.get(0).content()));
  }
}
