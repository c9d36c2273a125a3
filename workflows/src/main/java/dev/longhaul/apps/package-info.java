/**
 * Applications on the platform that hosts them, their deployments and their health: ports and
 * records only. What a step does with them stands in {@code projects}, how a vendor does it in
 * {@code activities}.
 */
package dev.longhaul.apps;
