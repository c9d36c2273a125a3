package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;

/**
 * How a DNS request ended.
 *
 * @param zone null when none was found
 */
public record DnsResult(String requestId, RequestStatus status, DomainName zone, String reason) {}
