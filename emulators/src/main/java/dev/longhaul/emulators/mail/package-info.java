/**
 * A mail provider: SMTP over TLS with a user, a certificate of the sandbox CA, and a list of what
 * it accepted. GreenMail speaks SMTP behind a front of ours, which ends TLS, insists on the login,
 * and walks every message through the switchboard.
 */
package dev.longhaul.emulators.mail;
