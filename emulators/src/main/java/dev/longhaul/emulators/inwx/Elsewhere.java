package dev.longhaul.emulators.inwx;

/**
 * A domain at another registrar.
 *
 * @param authCode what its owner got there for moving it
 * @param locked whether a transfer lock is set there
 * @param losing what the registrar there does when it is asked to let go
 */
record Elsewhere(String authCode, boolean locked, Losing losing) {}
