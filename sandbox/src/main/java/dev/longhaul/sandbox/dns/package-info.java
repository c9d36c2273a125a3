/** DNS requests on the real engine, with a real Kafka, while workers are killed. */
package dev.longhaul.sandbox.dns;
