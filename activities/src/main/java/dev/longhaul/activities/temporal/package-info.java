/** Activities that speak to Temporal itself: the post between operations and zones. */
package dev.longhaul.activities.temporal;
