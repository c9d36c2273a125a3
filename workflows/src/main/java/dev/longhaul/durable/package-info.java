/**
 * The toolkit of every operation: steps that park, undo, waits that can be extended, progress, and
 * {@link dev.longhaul.durable.Operations}, the side of the clients. It knows no capability.
 */
package dev.longhaul.durable;
