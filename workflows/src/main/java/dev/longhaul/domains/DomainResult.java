package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.Outcome;
import org.jspecify.annotations.Nullable;

/** What came of a registration; {@code paid} is null when the domain was already ours. */
public record DomainResult(
    Outcome outcome, DomainName domain, @Nullable Money paid, String message) {}
