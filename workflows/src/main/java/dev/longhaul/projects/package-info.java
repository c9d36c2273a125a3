/**
 * Projects: from an order to a plan, and the operations that provision, redeploy and stop them. The
 * steps of a provisioning stand in the classes that end in {@code Steps}.
 */
package dev.longhaul.projects;
