/**
 * What a process tells Prometheus: Temporal's SDK, the JVM, requests by route, calls to vendors by
 * method, operations by kind and state. No tag names a subject, an id or a person.
 */
package dev.longhaul.worker.metrics;
