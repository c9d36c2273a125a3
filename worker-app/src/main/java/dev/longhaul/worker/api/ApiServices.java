package dev.longhaul.worker.api;

import dev.longhaul.activities.acting.RegistrarPost;
import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.AuditTrail;
import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.activities.postgres.RequestKeys;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.StuckOperations;
import dev.longhaul.domains.Availability;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Operations;
import dev.longhaul.projects.PlannedWorld;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.DnsRequestSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * What the routes work with.
 *
 * @param planner refuses orders that the settings do not allow before anything is started
 * @param domains asks the registrar; an {@code ApplicationFailure} of it is answered with 503
 * @param platform the platform's servers; a {@code VendorException} or {@code ApplicationFailure}
 *     of it is answered with 503
 * @param registrarPost reaches transfers that wait
 * @param world what a provisioning would meet; an {@code ApplicationFailure} is answered with 503
 * @param probes what {@code /readyz} asks
 */
public record ApiServices(
    Operations operations,
    OperationQueries recorded,
    ProjectQueries projects,
    ServerRegistry servers,
    SecretStore secrets,
    ApiTokens tokens,
    RequestKeys requestKeys,
    AuditTrail audit,
    LedgerVendors vendors,
    StuckOperations stuck,
    ProjectPlanner planner,
    Function<DomainName, Availability> domains,
    ServerPlatform platform,
    DnsDesk dns,
    DnsRequestSettings dnsSettings,
    DomainQueries domainQueries,
    RegistrarPost registrarPost,
    List<Probe> probes,
    Clock clock,
    Function<ProjectPlan, PlannedWorld> world) {

  /** Longer than any request is handled: besides its waits, a start or a decision in seconds. */
  private static final Duration LONGEST_REQUEST = Deadline.LONGEST_WAIT.multipliedBy(2);

  /** The same, asking the vendors for plans (O-10). */
  public ApiServices planningBy(Function<ProjectPlan, PlannedWorld> look) {
    return with(probes, look);
  }

  /** The same, ready only when this probe answers too. */
  public ApiServices probing(Probe more) {
    return with(Stream.concat(probes.stream(), Stream.of(more)).toList(), world);
  }

  private ApiServices with(List<Probe> asked, Function<ProjectPlan, PlannedWorld> look) {
    return new ApiServices(
        operations,
        recorded,
        projects,
        servers,
        secrets,
        tokens,
        requestKeys,
        audit,
        vendors,
        stuck,
        planner,
        domains,
        platform,
        dns,
        dnsSettings,
        domainQueries,
        registrarPost,
        asked,
        clock,
        look);
  }

  private static PlannedWorld blind(ProjectPlan plan) {
    throw new Refusal(ProblemKind.UNAVAILABLE, "this API cannot look at the vendors");
  }

  /** Everything of the ledger on one {@link Jdbi}, in UTC. */
  public static ApiServices of(
      Operations operations,
      Jdbi jdbi,
      SecretStore secrets,
      ProjectPlanner planner,
      Function<DomainName, Availability> domains,
      ServerPlatform platform,
      DnsDesk dns,
      DnsRequestSettings dnsSettings,
      RegistrarPost registrarPost) {
    return new ApiServices(
        operations,
        new OperationQueries(jdbi),
        new ProjectQueries(jdbi),
        new ServerRegistry(jdbi),
        secrets,
        new ApiTokens(jdbi),
        new RequestKeys(jdbi, LONGEST_REQUEST),
        new AuditTrail(jdbi),
        new LedgerVendors(jdbi),
        new StuckOperations(jdbi),
        planner,
        domains,
        platform,
        dns,
        dnsSettings,
        new DomainQueries(jdbi),
        registrarPost,
        List.of(Probe.ledger(jdbi), Probe.temporal(operations)),
        Clock.systemUTC(),
        ApiServices::blind);
  }
}
