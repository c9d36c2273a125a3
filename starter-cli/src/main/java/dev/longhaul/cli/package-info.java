/**
 * The command line. {@link dev.longhaul.cli.LonghaulCli} is its main class and can be run
 * in-process; commands are methods of one class per noun. What they need of the world comes from
 * the {@link dev.longhaul.cli.Session}; how operations are followed is in {@link
 * dev.longhaul.cli.Follower}.
 */
package dev.longhaul.cli;
