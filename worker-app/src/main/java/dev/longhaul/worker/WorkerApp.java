package dev.longhaul.worker;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.StuckOperations;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.worker.api.Deadline;
import dev.longhaul.worker.api.Probe;
import dev.longhaul.worker.api.Readiness;
import dev.longhaul.worker.codec.CodecServer;
import dev.longhaul.worker.config.WorkerSettings;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.kafka.KafkaRole;
import dev.longhaul.worker.kafka.KafkaSettings;
import dev.longhaul.worker.metrics.Metrics;
import dev.longhaul.worker.metrics.MetricsServer;
import dev.longhaul.worker.metrics.OperationGauges;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running process: opens what its roles need, closes it in reverse order. */
public final class WorkerApp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerApp.class);
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private int apiPort = -1;
  private int codecPort = -1;
  private int metricsPort = -1;

  private WorkerApp() {}

  /**
   * Starts the roles; returns once they serve. Fails with a sentence when PostgreSQL cannot be
   * reached in time; Temporal may come later, workers wait for it.
   */
  public static WorkerApp start(WorkerSettings settings, Set<Role> roles) {
    return start(settings, roles, Surroundings.usual(List.of()));
  }

  /** The same in other surroundings. */
  public static WorkerApp start(
      WorkerSettings settings, Set<Role> roles, Surroundings surroundings) {
    WorkerApp app = new WorkerApp();
    try {
      app.open(settings, roles, surroundings);
      return app;
    } catch (RuntimeException e) {
      app.close();
      throw e;
    }
  }

  private void open(WorkerSettings settings, Set<Role> roles, Surroundings surroundings) {
    check(settings, roles);
    Metrics metrics = kept(new Metrics());
    Services services = kept(Services.open(settings, metrics::measured));
    metrics.refreshedBy(
        new OperationGauges(
            new OperationQueries(services.ledger().jdbi()),
            new StuckOperations(services.ledger().jdbi()),
            new DomainQueries(services.ledger().jdbi()),
            Clock.systemUTC()));
    TemporalConnection temporal = kept(surroundings.temporal().apply(settings, metrics));
    new DefaultServerEntry(
            new ServerRegistry(services.ledger().jdbi()),
            services.coolify()::findServer,
            settings.network().privateAddresses())
        .enter(settings.defaultServer());
    if (roles.contains(Role.WORKER)) {
      work(settings, services, temporal.client(), surroundings);
    }
    List<Probe> needed = new ArrayList<>(List.of(Probe.ledger(services.ledger().jdbi())));
    if (!roles.equals(Set.of(Role.CODEC))) {
      needed.add(Probe.temporal(new TemporalOperations(temporal.client())));
    }
    VendorQuestions vendors = kept(questions(services));
    ApiRole api = new ApiRole(settings, services, temporal.client(), vendors);
    if (roles.contains(Role.KAFKA)) {
      KafkaRole kafka = kept(kafka(settings, api.desk()));
      needed.add(new Probe("kafka", kafka::check));
    }
    if (roles.contains(Role.API)) {
      apiPort = kept(api.start(metrics, needed)).port();
    }
    settings
        .metrics()
        .port()
        .ifPresent(port -> serve(settings.metrics().host(), port, metrics, needed));
    if (roles.contains(Role.CODEC)) {
      serveCodec(settings, services);
    }
  }

  private void work(
      WorkerSettings settings,
      Services services,
      WorkflowClient client,
      Surroundings surroundings) {
    PlatformVersion.check(services.coolify()::version);
    kept(Workers.start(settings, services, client, surroundings));
    if (surroundings.watches() && !settings.watch().poll().isZero()) {
      kept(RegistrarWatch.start(settings.inwx().account(), client));
    }
    if (!settings.steering().sweep().isZero()) {
      kept(OperationsWatch.start(client));
    }
  }

  private static VendorQuestions questions(Services services) {
    return new VendorQuestions(
        new LedgerVendors(services.ledger().jdbi()), () -> Deadline.ofThisRequest().left());
  }

  private void serveCodec(WorkerSettings settings, Services services) {
    ApiTokens tokens = new ApiTokens(services.ledger().jdbi());
    codecPort = kept(CodecServer.start(settings.codec(), settings.payloadKeys(), tokens)).port();
  }

  private static KafkaRole kafka(WorkerSettings settings, DnsDesk desk) {
    KafkaSettings kafka = settings.kafka().orElseThrow(Role.KAFKA::missing);
    return KafkaRole.start(kafka, settings.dnsRequests(), desk);
  }

  private void serve(String host, int port, Metrics metrics, List<Probe> needed) {
    Readiness readiness = kept(new Readiness(needed));
    metricsPort = kept(MetricsServer.start(host, port, metrics, readiness::complaint)).port();
  }

  /** Before anything is opened. */
  private static void check(WorkerSettings settings, Set<Role> roles) {
    if (roles.contains(Role.KAFKA) && settings.kafka().isEmpty()) {
      throw Role.KAFKA.missing();
    }
    if (!settings.payloadKeys().isEmpty()) {
      return;
    }
    if (roles.contains(Role.CODEC)) {
      throw Role.CODEC.missing();
    }
    LOG.warn(
        "LONGHAUL_PAYLOAD_KEYS is not set: orders, names and addresses stand in Temporal in clear");
  }

  private <T extends AutoCloseable> T kept(T part) {
    parts.push(part);
    return part;
  }

  /** The port that the API listens on; -1 without that role. */
  public int apiPort() {
    return apiPort;
  }

  /** The port that only metrics are served on; -1 without one. */
  public int metricsPort() {
    return metricsPort;
  }

  /** The port that the codec server listens on; -1 without that role. */
  public int codecPort() {
    return codecPort;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) { // AutoCloseable declares it; the other parts shall close too
        LOG.warn("a part did not close", e);
      }
    }
  }
}
