/** Hand-written stand-ins for the ledger's small interfaces, and ways to call an activity. */
package dev.longhaul.activities.fakes;
