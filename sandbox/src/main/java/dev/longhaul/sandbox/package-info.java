/** The world in a box: the embedded stack with emulated vendors, and the demo that shows it. */
package dev.longhaul.sandbox;
