package dev.longhaul.durable;

/**
 * Why a step could not go on: {@code type} is the capability's failure constant (or the kind of
 * time-out), {@code message} one sentence for the operator.
 */
public record FailureReport(String type, String message) {}
