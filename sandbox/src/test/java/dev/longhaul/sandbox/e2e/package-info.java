/** What Longhaul promises, shown through its command line and its API in the world in a box. */
package dev.longhaul.sandbox.e2e;
