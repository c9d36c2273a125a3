/**
 * {@code ./longhaul demo}: starts the box and Longhaul in it, orders three projects with the real
 * command line, lets one of them meet a fault, and shows what exists at the end.
 */
package dev.longhaul.sandbox.demo;
