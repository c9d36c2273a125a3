package dev.longhaul.activities.health;

import dev.longhaul.activities.http.PublicNetworks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Hides private addresses, so that a check never leads into our own network. */
final class PublicDns implements Dns {
  private final Dns inner;

  PublicDns(Dns inner) {
    this.inner = inner;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> open =
        inner.lookup(hostname).stream().filter(PublicNetworks::contain).toList();
    if (open.isEmpty()) {
      throw new UnknownHostException(hostname + " has no public address");
    }
    return open;
  }
}
