package dev.longhaul.worker.api;

/** What the platform says about a server that shall be entered. */
public enum PlatformServer {
  READY,
  UNKNOWN,
  NOT_REACHABLE,
  NOT_USABLE
}
