/** The welcome mail to the owner of a project: its port and what stands in it. */
package dev.longhaul.notices;
