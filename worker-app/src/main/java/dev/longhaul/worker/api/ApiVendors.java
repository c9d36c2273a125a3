package dev.longhaul.worker.api;

import dev.longhaul.domains.Availability;
import dev.longhaul.domains.DomainName;
import dev.longhaul.projects.PlannedWorld;
import dev.longhaul.projects.ProjectPlan;
import java.util.function.Function;

/**
 * What the routes ask vendors for. A {@code VendorException} or {@code ApplicationFailure} of any
 * of them is answered with 503.
 *
 * @param domains asks the registrar
 * @param servers the platform's servers
 * @param world what a provisioning would meet (O-10)
 */
public record ApiVendors(
    Function<DomainName, Availability> domains,
    ServerPlatform servers,
    Function<ProjectPlan, PlannedWorld> world) {}
