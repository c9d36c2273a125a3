/**
 * The emulated internet around the vendors: a certificate authority, and a proxy that resolves
 * names in the emulated DNS and leads public addresses to loopback ports, and nowhere else.
 */
package dev.longhaul.emulators.net;
