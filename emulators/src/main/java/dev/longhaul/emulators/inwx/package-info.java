/**
 * The registrar and DNS hoster INWX, as one account sees it: JSON over one URL, a session cookie,
 * numeric result codes, domains that need time until they are registered, zones with records. One
 * small class per group of methods; a new group is a new class.
 */
package dev.longhaul.emulators.inwx;
