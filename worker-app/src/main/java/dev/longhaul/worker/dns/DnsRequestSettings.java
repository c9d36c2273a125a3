package dev.longhaul.worker.dns;

import java.time.Duration;

/**
 * How DNS requests are done.
 *
 * @param registrar task queue of the account that hosts the zones
 * @param patience how long the nameservers may lag before a person is asked
 */
public record DnsRequestSettings(String registrar, Duration patience) {}
