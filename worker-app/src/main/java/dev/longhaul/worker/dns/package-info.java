/**
 * DNS requests as they come in: one way to read and one way to accept them, for HTTP, Kafka and the
 * command line alike (D-07, D-08, D-11).
 */
package dev.longhaul.worker.dns;
