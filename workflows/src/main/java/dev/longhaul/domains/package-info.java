/**
 * Domains that are registered or moved to us, and the one watcher of a registrar account. A bought
 * domain is never given back; what a domain may cost is decided by {@link
 * dev.longhaul.domains.PriceRules} alone.
 */
package dev.longhaul.domains;
