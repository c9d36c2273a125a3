/** Temporal and PostgreSQL without an installation: engines that start and stop with the box. */
package dev.longhaul.sandbox.engine;
