/**
 * {@code ./longhaul bench}: figures that anybody can repeat. Every table compares things within one
 * run on one machine; absolute times are only shown beside what they are compared with.
 */
package dev.longhaul.sandbox.bench;
