/**
 * The codec server: opens encrypted payloads for operators who look at them in Temporal's Web UI or
 * with the {@code temporal} command (docs/adr/0016-payloads-are-encrypted.md).
 */
package dev.longhaul.worker.codec;
