/**
 * {@code ./longhaul up}: the box that stays. Its data is kept in a directory; stopped or killed and
 * started again, operations go on.
 */
package dev.longhaul.sandbox.up;
