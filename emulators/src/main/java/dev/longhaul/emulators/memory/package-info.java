/**
 * What a world remembers when its process is killed: facts by key, written to a journal before the
 * answer that depends on them leaves, and the ports it listened on. Without a directory nothing is
 * written.
 */
package dev.longhaul.emulators.memory;
