/**
 * What each port of a vendor promises to the workflows, as suites: the hand-written fakes run them
 * here, the real adapters in {@code activities} against the emulators. Cut connections are in the
 * fault matrix, which fakes have none of.
 */
package dev.longhaul.contracts;
