/**
 * Authoritative nameservers and a resolver on loopback ports, answering over UDP and TCP from
 * whatever zones a {@link dev.longhaul.emulators.dns.ZoneSource} has at the moment, each nameserver
 * with a lag of its own.
 */
package dev.longhaul.emulators.dns;
