/**
 * What every emulator shares: the clock it lives by, the ledger of the effects it had, and the
 * switchboard with which a test or the chaos runner makes single calls fail, wait, or be cut off
 * before or after their effect.
 */
package dev.longhaul.emulators.faults;
