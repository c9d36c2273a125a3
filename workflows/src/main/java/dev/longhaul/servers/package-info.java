/** Servers with slots for projects: the port that searches, reserves and gives back. */
package dev.longhaul.servers;
