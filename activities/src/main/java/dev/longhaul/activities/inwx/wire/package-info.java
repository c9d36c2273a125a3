/** INWX's answers in INWX's words; fields that Longhaul does not use are left out. */
package dev.longhaul.activities.inwx.wire;
