/** Health as the public sees it: HTTPS with the certificate verified, one question per attempt. */
package dev.longhaul.activities.health;
