/** Processes of the emulated world that are found again after a crash. */
package dev.longhaul.emulators.process;
