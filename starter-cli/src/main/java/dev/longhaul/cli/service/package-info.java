/**
 * Whom the commands speak to: the API over HTTP, or Temporal itself with {@code --direct}; and
 * where the address and the token come from.
 */
package dev.longhaul.cli.service;
