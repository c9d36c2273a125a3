/**
 * Encrypts what Temporal keeps: arguments, results, failures, memos, summaries. Workflow ids and
 * search attributes are never encrypted, so they never carry anything secret or personal
 * (docs/adr/0016-payloads-are-encrypted.md).
 */
package dev.longhaul.durable.codec;
