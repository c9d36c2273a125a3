package dev.longhaul.worker.api;

/**
 * How the API is served.
 *
 * @param port 0 means any free one
 * @param restarts how often an ended provisioning may be started again by a retry
 * @param privateAddresses whether servers may have addresses that are not public (demo, lab)
 */
public record ApiSettings(String host, int port, int restarts, boolean privateAddresses) {
  /** {@code 127.0.0.1}, three restarts, public addresses only. */
  public static ApiSettings loopback(int port) {
    return new ApiSettings("127.0.0.1", port, 3, false);
  }
}
