package dev.longhaul.projects;

/**
 * On which servers an order may be put.
 *
 * @param label a label that the server must have, {@code key=value}
 */
public record ServerWish(String label) {}
