package dev.longhaul.projects;

import dev.longhaul.apps.FakeApps;
import dev.longhaul.apps.FakeDeployments;
import dev.longhaul.apps.FakeHealth;
import dev.longhaul.dns.FakeNameservers;
import dev.longhaul.dns.FakeRequests;
import dev.longhaul.dns.FakeZonePost;
import dev.longhaul.dns.FakeZones;
import dev.longhaul.dns.ZoneWorkflow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.FakeDomains;
import dev.longhaul.domains.FakeTransfers;
import dev.longhaul.domains.Holding;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.domains.RegistrarMessage;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.durable.FakeLedger;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationActivities;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.durable.World;
import dev.longhaul.histories.Replay;
import dev.longhaul.notices.FakeNotices;
import dev.longhaul.servers.FakeServers;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A hosting company in memory: every workflow, every fake, one project called acme. */
final class Hosting {
  static final OperationId PROJECT = ProvisionProjectWorkflow.id(new ProjectSlug("acme"));
  static final OperationId DOMAIN = RegisterDomainWorkflow.id(TestOrders.ACME);
  static final OperationId ZONE = ZoneWorkflow.id(TestOrders.ACME);

  final World world = new World();
  final FakeLedger ledger = new FakeLedger();
  final FakeProjects projects = new FakeProjects(world, new ProjectPlanner(TestOrders.defaults()));
  final FakeDomains domains = new FakeDomains(world);
  final FakeTransfers transfers = new FakeTransfers(world);
  final FakeServers servers = new FakeServers(world);
  final FakeRequests requests = new FakeRequests(world);
  final FakeZones zones = new FakeZones(world);
  final FakeZonePost post = new FakeZonePost(world);
  final FakeNameservers nameservers = new FakeNameservers(world, zones);
  final FakeApps apps = new FakeApps(world);
  final FakeDeployments deployments = new FakeDeployments(world);
  final FakeHealth health =
      new FakeHealth(world, () -> projects.log.add(LogAction.HEALTH_CHECK_ATTEMPT));
  final FakeNotices notices = new FakeNotices(world);
  final TestEngine engine;
  final Operator operator;

  private Hosting(DataConverter converter) {
    servers.add("web-1", 5);
    domains.held.put(TestOrders.BASE, Holding.State.ACTIVE);
    engine = TestEngine.start(ledger, converter);
    operator = new Operator(engine);
    post.connect(engine);
    projects.kept = this::edited;
    projects.address = () -> servers.taken().containsKey("acme") ? "192.0.2.7" : null;
  }

  private ProjectOrder edited(ProjectOrder order) {
    ProjectOrder atTheDomain = OrderEdits.apply(order, ledger.edits.getOrDefault(DOMAIN, Map.of()));
    return OrderEdits.apply(atTheDomain, ledger.edits.getOrDefault(PROJECT, Map.of()));
  }

  static Hosting open() {
    return open(Json.dataConverter());
  }

  static Hosting open(DataConverter converter) {
    Hosting hosting = new Hosting(converter);
    hosting.run();
    return hosting;
  }

  private void run() {
    engine.station(
        TaskQueues.MAIN, Replay.WORKFLOWS, ledger, projects, servers, post, requests, transfers);
    engine.station(TaskQueues.MAIL, List.of(), ledger, notices);
    engine.station(TaskQueues.WEBHOOK, List.of(), ledger);
    engine.station(TaskQueues.PROBES, List.of(), nameservers, health);
    engine.station(TestOrders.REGISTRAR, List.of(), domains, transfers, zones);
    engine.station(TestOrders.PLATFORM, List.of(), apps, deployments);
    engine.run();
  }

  /** The project serves, and its application is at the platform. */
  void serves() {
    projects.live = TestOrders.existing();
    apps.apps.put("vrs-acme", "a-vrs-acme");
  }

  /** The account already holds acme.example. */
  void hold(DomainName domain) {
    domains.held.put(domain, Holding.State.ACTIVE);
  }

  /** The registrar moves the domain to us once somebody waits for that. */
  void moved(DomainName domain) {
    Awaitility.await("waits for the registrar")
        .ignoreExceptions()
        .until(
            () ->
                operator.line(DOMAIN, TransferDomainWorkflow.Step.AWAIT_REGISTRAR).waitsFor()
                    != null);
    transfers.stands.put(domain, TransferStanding.State.OURS);
    RegistrarMessage message =
        new RegistrarMessage(
            "m1",
            domain.value(),
            "TRANSFER SUCCESSFUL",
            TransferMeaning.COMPLETED,
            "",
            Instant.EPOCH);
    engine.client().newUntypedWorkflowStub(DOMAIN.value()).signal("registrarSays", message);
  }

  void provision(ProjectOrder order) {
    operator.start(PROJECT, "ProvisionProject", ProvisionProjectWorkflow.KIND, order);
  }

  ProjectResult live() {
    return operator.result(PROJECT, ProjectResult.class);
  }

  Parking parked(ProvisionProjectWorkflow.Step step) {
    return operator.parked(PROJECT, step);
  }

  /** Lets time pass once the call was tried, then expects the park. */
  Parking parkedAfter(Duration time, String call, ProvisionProjectWorkflow.Step step) {
    skipOnce(call, time);
    return parked(step);
  }

  /** Lets time pass once the call was tried. */
  void skipOnce(String call, Duration time) {
    awaitCall(call);
    engine.skip(time);
  }

  void awaitCall(String call) {
    Awaitility.await(call).atMost(Duration.ofSeconds(40)).until(() -> world.calls.contains(call));
  }

  OperationActivities.Closing closing() {
    return ledger.closings.get(PROJECT);
  }

  /** Replays everything that ran, and goes home. */
  void close() throws Exception {
    try {
      engine.replayAll(Replay.WORKFLOWS);
    } finally {
      engine.close();
    }
  }
}
