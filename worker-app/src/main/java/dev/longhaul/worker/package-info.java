/**
 * One process with roles: {@code worker} polls Temporal's task queues, {@code api} serves HTTP.
 * Configuration, wiring and the main classes; no decisions of the domain.
 */
package dev.longhaul.worker;
