package dev.longhaul.emulators.coolify;

/** Somebody who leads a public address to a loopback port, such as the proxy of the sandbox. */
@FunctionalInterface
public interface PublicRoutes {
  void route(String publicAddress, int publicPort, int loopbackPort);
}
