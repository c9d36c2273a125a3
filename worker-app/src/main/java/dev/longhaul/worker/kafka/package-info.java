/**
 * The role {@code kafka}: DNS requests from a topic, and what becomes of them on another (D-08).
 * Nothing is committed before it is accepted, and what was accepted once starts nothing again.
 */
package dev.longhaul.worker.kafka;
