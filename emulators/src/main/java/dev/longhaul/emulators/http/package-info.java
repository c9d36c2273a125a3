/**
 * The small HTTP server that all vendor emulators with an HTTP interface are built on; it walks
 * every call through the switchboard.
 */
package dev.longhaul.emulators.http;
