/** Whether the simulation runs, repeats itself, and finds what is broken on purpose. */
package dev.longhaul.sandbox.simulation;
