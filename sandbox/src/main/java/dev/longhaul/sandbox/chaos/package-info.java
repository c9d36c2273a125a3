/**
 * Chaos: workers, Temporal and PostgreSQL as processes of their own, a call held at the moment that
 * matters, somebody killed, stopped or away, and the end compared with that of a quiet run.
 */
package dev.longhaul.sandbox.chaos;
