/** Notices to the operators' own systems: one signed POST each (docs/webhooks.md). */
package dev.longhaul.activities.webhook;
