/**
 * The emulated world as a process of its own: it prints what a production process needs to live in
 * it, and can be steered and questioned over a small JSON interface on loopback, so that whoever
 * kills processes is not the one who keeps the vendors.
 */
package dev.longhaul.emulators.control;
