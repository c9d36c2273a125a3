package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * How a DNS request ended.
 *
 * @param zone null when none was found
 */
public record DnsResult(
    String requestId, RequestStatus status, @Nullable DomainName zone, @Nullable String reason) {}
