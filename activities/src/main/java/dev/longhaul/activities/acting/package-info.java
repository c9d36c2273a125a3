/**
 * How an activity acts safely: it heartbeats from its first second, holds its subject's lock, obeys
 * the fence of its run, and waits out what it cannot know. The vendor packages see the ledger only
 * through the small interfaces that stand here.
 */
package dev.longhaul.activities.acting;
