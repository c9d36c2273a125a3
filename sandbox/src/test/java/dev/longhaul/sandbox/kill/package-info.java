/**
 * Kill anything, at any moment: workers, Temporal and PostgreSQL as real processes, under a running
 * order, and the end compared with that of a quiet run.
 */
package dev.longhaul.sandbox.kill;
