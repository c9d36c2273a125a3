package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.Outcome;

/** What came of a registration; {@code paid} is null when the domain was already ours. */
public record DomainResult(Outcome outcome, DomainName domain, Money paid, String message) {}
