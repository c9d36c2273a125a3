/**
 * Configuration: environment variables and the stage's files, read once at start into typed
 * settings; all mistakes are reported together, by name.
 */
package dev.longhaul.worker.config;
