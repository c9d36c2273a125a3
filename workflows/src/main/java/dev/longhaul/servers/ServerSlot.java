package dev.longhaul.servers;

/**
 * A place for one project on a server.
 *
 * @param address the public IPv4 address that DNS points at
 * @param platformId the server's UUID at the application platform
 * @param taken how many slots are used, this one included
 */
public record ServerSlot(
    ServerName server, String address, String platformId, int taken, int capacity) {}
