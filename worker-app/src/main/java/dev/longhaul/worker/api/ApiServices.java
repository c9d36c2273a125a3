package dev.longhaul.worker.api;

import dev.longhaul.activities.acting.RegistrarPost;
import dev.longhaul.durable.Operations;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.DnsRequestSettings;
import java.time.Clock;
import java.util.List;

/**
 * What the routes work with.
 *
 * @param planner refuses orders that the settings do not allow before anything is started
 * @param registrarPost reaches transfers that wait
 * @param probes what {@code /readyz} asks
 */
public record ApiServices(
    Operations operations,
    ApiLedger ledger,
    ApiVendors vendors,
    ProjectPlanner planner,
    DnsDesk dns,
    DnsRequestSettings dnsSettings,
    RegistrarPost registrarPost,
    List<Probe> probes,
    Clock clock) {}
