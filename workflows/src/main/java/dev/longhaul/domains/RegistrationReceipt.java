package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the registrar answered to a registration, or what the look found.
 *
 * @param paid what this operation was charged; null when the price could not be learned
 */
public record RegistrationReceipt(DomainName domain, @Nullable Money paid, boolean pending) {}
