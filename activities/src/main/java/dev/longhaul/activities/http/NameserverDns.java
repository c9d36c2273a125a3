package dev.longhaul.activities.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Resolves host names at one given resolver, without a cache of its own. */
public final class NameserverDns implements Dns {
  private final Resolver resolver;

  public NameserverDns(InetSocketAddress resolver) {
    this.resolver = new SimpleResolver(resolver);
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (org.xbill.DNS.Record found : records(hostname, Type.A)) {
      addresses.add(((ARecord) found).getAddress());
    }
    for (org.xbill.DNS.Record found : records(hostname, Type.AAAA)) {
      addresses.add(((AAAARecord) found).getAddress());
    }
    if (addresses.isEmpty()) {
      throw new UnknownHostException(hostname + " has no address");
    }
    return addresses;
  }

  private org.xbill.DNS.Record[] records(String hostname, int type) throws UnknownHostException {
    try {
      Lookup lookup = new Lookup(hostname + ".", type);
      lookup.setResolver(resolver);
      lookup.setCache(null);
      org.xbill.DNS.Record[] found = lookup.run();
      return found == null ? new org.xbill.DNS.Record[0] : found;
    } catch (TextParseException e) {
      throw new UnknownHostException("'" + hostname + "' is not a host name");
    }
  }
}
