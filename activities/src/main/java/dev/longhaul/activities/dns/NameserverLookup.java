package dev.longhaul.activities.dns;

import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.domains.DomainName;
import io.temporal.failure.ApplicationFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Finds the nameservers of a zone, and where they listen. Nothing is cached. */
final class NameserverLookup {
  private static final int DNS = 53;

  /** With these the resolver has answered; anything else says nothing about the zone. */
  private static final Set<Integer> SAID =
      Set.of(Lookup.SUCCESSFUL, Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND);

  private final NameserverSettings settings;

  NameserverLookup(NameserverSettings settings) {
    this.settings = settings;
  }

  /**
   * The names of the zone's nameservers, sorted; empty when it is not delegated (yet).
   *
   * @throws ApplicationFailure retried, when nobody could say
   */
  List<String> of(DomainName zone) {
    Lookup lookup = lookup(zone.value(), Type.NS);
    Stream<Record> found = run(lookup);
    if (!SAID.contains(lookup.getResult())) {
      throw VendorFailures.again(
          "the nameservers of %s could not be looked up: %s"
              .formatted(zone, lookup.getErrorString()),
          settings.poll());
    }
    return found
        .map(record -> ((NSRecord) record).getTarget().toString(true).toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  /** Where a nameserver listens; empty when its name has no address. */
  Optional<InetSocketAddress> address(String nameserver) {
    return Optional.ofNullable(settings.addresses().get(nameserver))
        .or(
            () ->
                run(lookup(nameserver, Type.A))
                    .map(record -> ((ARecord) record).getAddress())
                    .map(address -> at(address))
                    .findFirst());
  }

  private static InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, DNS);
  }

  private static Stream<Record> run(Lookup lookup) {
    return Stream.ofNullable(lookup.run()).flatMap(Arrays::stream);
  }

  private Lookup lookup(String name, int type) {
    Lookup lookup = new Lookup(WireRecords.name(name), type);
    lookup.setCache(null);
    settings
        .resolver()
        .ifPresent(
            at -> {
              SimpleResolver resolver = new SimpleResolver(at);
              resolver.setTimeout(settings.timeout());
              lookup.setResolver(resolver);
            });
    return lookup;
  }
}
