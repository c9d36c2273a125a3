package dev.longhaul.durable;

/** The answer to a recorded decision: one sentence saying what happens now. */
public record DecisionReceipt(String message) {}
