/**
 * Simulation: the real workflows and activities against the emulated vendors, on skipped time, with
 * faults and operators that a seed decides. After every run the world, the ledger and the outcome
 * are compared with what was promised. A new workflow joins as one {@link Scenario}.
 */
package dev.longhaul.sandbox.simulation;
