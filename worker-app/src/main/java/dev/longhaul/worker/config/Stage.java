package dev.longhaul.worker.config;

/** Which environment this process serves (D-12); only {@code PROD} may use live endpoints. */
public enum Stage {
  DEV,
  UTA,
  PROD;

  public boolean mayGoLive() {
    return this == PROD;
  }
}
