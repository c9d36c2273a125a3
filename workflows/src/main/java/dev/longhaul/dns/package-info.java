/**
 * DNS: requests from outside ({@link dev.longhaul.dns.ChangeDnsWorkflow}), the one writer of a zone
 * ({@link dev.longhaul.dns.ZoneWorkflow}), and the rules for names, values and plans. Records that
 * are ours are known by the ledger, not by marks in the zone.
 */
package dev.longhaul.dns;
