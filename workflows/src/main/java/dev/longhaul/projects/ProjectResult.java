package dev.longhaul.projects;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Outcome;
import dev.longhaul.servers.ServerName;
import java.util.List;

/** A provisioned project. */
public record ProjectResult(
    Outcome outcome,
    ProjectSlug slug,
    DomainName domain,
    ServerName server,
    String url,
    List<Money> paid,
    String message) {}
