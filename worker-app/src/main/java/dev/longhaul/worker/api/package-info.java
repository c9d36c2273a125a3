/**
 * Longhaul over HTTP: starting, watching and deciding operations, with bearer tokens and RFC 9457
 * problem documents. A class of routes per capability; {@link dev.longhaul.worker.api.RouteTable}
 * lets none be registered without saying who may call it, and {@code openapi.json} names them all.
 */
package dev.longhaul.worker.api;
