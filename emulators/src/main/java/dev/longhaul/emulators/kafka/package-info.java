/** A real Kafka, as a process of its own, for tests and for the box. */
package dev.longhaul.emulators.kafka;
