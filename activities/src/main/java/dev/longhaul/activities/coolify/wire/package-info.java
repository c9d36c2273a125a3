/** Coolify's answers in Coolify's words; fields that Longhaul does not use are left out. */
package dev.longhaul.activities.coolify.wire;
