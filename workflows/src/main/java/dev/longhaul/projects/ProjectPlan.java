package dev.longhaul.projects;

import dev.longhaul.apps.AppSpec;
import dev.longhaul.apps.AppVariables;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainOrder;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.durable.SecretRef;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with every default and setting resolved; what the workflow works from. It is recorded in
 * the history, so a later change of the settings does not move a running operation.
 *
 * @param incarnation counts how often the slug was provisioned from scratch; part of the welcome
 *     mail's Message-ID
 * @param zone the zone that holds the records: the domain itself, or the base domain
 * @param plugins what the application switches on, from the order or its bundle
 * @param registration what to register, or null when nothing has to be bought
 * @param transfer what to move into our account, or null when nothing has to be moved
 */
public record ProjectPlan(
    ProjectSlug slug,
    String name,
    String ownerEmail,
    String locale,
    int incarnation,
    DomainSource source,
    DomainName domain,
    DomainName zone,
    List<DomainName> nameservers,
    @Nullable DomainOrder registration,
    @Nullable TransferOrder transfer,
    AppSpec app,
    AppVariables variables,
    SecretRef initialPassword,
    Queues queues,
    Patience patience,
    Earlier earlier,
    List<String> plugins,
    String timeZone) {
  public ProjectPlan {
    plugins = plugins == null ? List.of() : List.copyOf(plugins);
  }

  /** The task queues of the vendor accounts this project uses. */
  public record Queues(String registrar, String platform) {}

  /** How long each wait may take before the operation parks, and how the health is asked. */
  public record Patience(
      Duration dns,
      Duration deployment,
      int healthAttempts,
      Duration healthInterval,
      Duration healthTimeout,
      Duration healthNewDomain) {}

  /** The same plan, knowing what earlier runs have left. */
  public ProjectPlan with(Earlier earlier) {
    return new ProjectPlan(
        slug,
        name,
        ownerEmail,
        locale,
        incarnation,
        source,
        domain,
        zone,
        nameservers,
        registration,
        transfer,
        app,
        variables,
        initialPassword,
        queues,
        patience,
        earlier,
        plugins,
        timeZone);
  }

  /** The records that point the domain at a server (P-04). */
  public List<DnsRecord> records(String address) {
    return List.of(DnsRecord.a(domain, address), DnsRecord.cname(domain.child("www"), domain));
  }
}
