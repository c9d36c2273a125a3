package dev.longhaul.emulators.faults;

/** Tells the server that plays a vendor to close this connection without an answer. */
public final class ConnectionCut extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConnectionCut(String reason) {
    super(reason);
  }
}
