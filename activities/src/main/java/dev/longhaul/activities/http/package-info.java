/**
 * The chain that every vendor client shares: one HTTP client with time-outs and no retries of its
 * own, redaction, the rate-limit headers, JSON with a typed failure, and what can be said about a
 * failure ({@link dev.longhaul.activities.http.VendorException}).
 */
package dev.longhaul.activities.http;
