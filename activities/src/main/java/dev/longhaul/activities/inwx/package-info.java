/**
 * INWX as registrar and nameserver host: {@code wire} records, {@link
 * dev.longhaul.activities.inwx.InwxClient}, and the activities that decide what is safe to repeat.
 * Result codes are judged in one place, {@link dev.longhaul.activities.inwx.InwxCode}.
 */
package dev.longhaul.activities.inwx;
