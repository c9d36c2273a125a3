/** What the authoritative nameservers of a zone say, asked one by one (D-10). */
package dev.longhaul.activities.dns;
