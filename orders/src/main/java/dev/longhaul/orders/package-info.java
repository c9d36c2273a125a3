/**
 * The files people write. {@link dev.longhaul.orders.OrderReader} turns YAML or JSON, from a file
 * or an HTTP body, into a {@link dev.longhaul.projects.ProjectOrder}, or into all of its mistakes
 * at once, each with its line, its column and what to do about it. The published schema says what
 * an order looks like; {@link dev.longhaul.orders.OrderRules} says what a schema cannot.
 */
package dev.longhaul.orders;
