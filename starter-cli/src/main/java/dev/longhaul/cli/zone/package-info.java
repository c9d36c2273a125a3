/** Zones as files: reading and writing them (YAML, BIND), and what differs from the real one. */
package dev.longhaul.cli.zone;
