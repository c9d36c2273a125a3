/**
 * The world outside Longhaul, in one process: every vendor as a server with state, the DNS and the
 * certificates between them, and one place to make things go wrong. Depends on nothing of ours;
 * production code never depends on it.
 */
package dev.longhaul.emulators;
