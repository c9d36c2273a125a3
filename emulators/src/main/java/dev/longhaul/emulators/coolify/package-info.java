/**
 * Coolify 4.3 with its servers: projects, applications, variables and deployments over its HTTP
 * API, and, once a deployment has finished, the applications themselves over HTTPS.
 */
package dev.longhaul.emulators.coolify;
