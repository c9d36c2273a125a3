/**
 * What the operator sees: progress as a block that is drawn again, as appended lines or as JSON,
 * and tables. Text from elsewhere is made visible and cut to the terminal before it is printed.
 */
package dev.longhaul.cli.screen;
