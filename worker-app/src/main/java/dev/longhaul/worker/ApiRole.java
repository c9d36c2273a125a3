package dev.longhaul.worker;

import dev.longhaul.activities.coolify.CoolifyAppActivities;
import dev.longhaul.activities.inwx.InwxDomainActivities;
import dev.longhaul.activities.inwx.InwxZoneActivities;
import dev.longhaul.activities.postgres.DnsRequests;
import dev.longhaul.activities.postgres.LedgerDnsRecords;
import dev.longhaul.activities.postgres.LedgerServerActivities;
import dev.longhaul.activities.temporal.TemporalDnsReports;
import dev.longhaul.activities.temporal.TemporalRegistrarPost;
import dev.longhaul.apps.AppActivities;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.WorldLook;
import dev.longhaul.worker.api.ApiLedger;
import dev.longhaul.worker.api.ApiServer;
import dev.longhaul.worker.api.ApiServices;
import dev.longhaul.worker.api.ApiSettings;
import dev.longhaul.worker.api.ApiVendors;
import dev.longhaul.worker.api.Probe;
import dev.longhaul.worker.api.ServerPlatform;
import dev.longhaul.worker.config.WorkerSettings;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.ZoneLooks;
import dev.longhaul.worker.metrics.Metrics;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The role {@code api}, and the desk that Kafka's requests come to as well. */
final class ApiRole {
  private final WorkerSettings settings;
  private final Services services;
  private final WorkflowClient client;
  private final VendorQuestions vendors;
  private final DnsDesk desk;

  ApiRole(
      WorkerSettings settings, Services services, WorkflowClient client, VendorQuestions vendors) {
    this.settings = settings;
    this.services = services;
    this.client = client;
    this.vendors = vendors;
    this.desk =
        new DnsDesk(
            new TemporalOperations(client),
            new DnsRequests(jdbi(), Clock.systemUTC()),
            registrar(ZoneLooks.class, new HostedZones(zones())),
            new TemporalDnsReports(client));
  }

  /** Where requests for DNS changes are accepted, whatever way they came. */
  DnsDesk desk() {
    return desk;
  }

  /** Serves; ready once all that is needed answers. */
  ApiServer start(Metrics metrics, List<Probe> needed) {
    return ApiServer.start(
        new ApiSettings(
            settings.api().host(),
            settings.api().port(),
            settings.api().restarts(),
            settings.network().privateAddresses()),
        parts(needed),
        metrics);
  }

  private ApiServices parts(List<Probe> needed) {
    return new ApiServices(
        new TemporalOperations(client),
        ApiLedger.on(jdbi(), services.secrets()),
        vendors(),
        new ProjectPlanner(settings.projects()),
        desk,
        settings.dnsRequests(),
        new TemporalRegistrarPost(client),
        needed,
        Clock.systemUTC());
  }

  private ApiVendors vendors() {
    DomainActivities domains =
        registrar(
            DomainActivities.class,
            new InwxDomainActivities(services.inwx(), settings.inwx(), services.acting()));
    return new ApiVendors(
        domains::check,
        platform(ServerPlatform.class, new CoolifyServers(services.coolify())),
        world(domains)::at);
  }

  /** What a plan looks at, asked by this process itself. */
  private WorldLook world(DomainActivities domains) {
    return new WorldLook(
        domains,
        registrar(ZoneActivities.class, zones()),
        new LedgerServerActivities(jdbi(), settings.serverChoice()),
        platform(
            AppActivities.class,
            new CoolifyAppActivities(
                services.coolify(), settings.coolify(), services.acting(), services.secrets())));
  }

  private InwxZoneActivities zones() {
    return new InwxZoneActivities(
        services.inwx(), settings.inwx(), services.acting(), new LedgerDnsRecords(jdbi()));
  }

  private <T> T registrar(Class<T> port, T vendor) {
    return vendors.guarded(port, settings.inwx().account(), vendor);
  }

  private <T> T platform(Class<T> port, T vendor) {
    return vendors.guarded(port, settings.coolify().account(), vendor);
  }

  private Jdbi jdbi() {
    return services.ledger().jdbi();
  }
}
