package dev.longhaul.emulators.inwx;

import dev.longhaul.emulators.dns.ZoneRecord;
import dev.longhaul.emulators.dns.ZoneSource;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Money;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.emulators.http.VendorServer;
import java.time.Duration;
import java.util.List;

/**
 * INWX with one account, on a loopback port. What it holds survives {@link #stopListening()}; calls
 * are named as the vendor names them, e.g. {@code domain.create}.
 */
public final class InwxEmulator implements AutoCloseable {
  /** The vendor's own nameservers. */
  public static final List<String> DEFAULT_NAMESERVERS =
      List.of("ns.inwx.de", "ns2.inwx.de", "ns3.inwx.eu");

  private static final String USERNAME = "sandbox";
  private static final String PASSWORD = "sandbox-password";

  private final Switchboard switchboard = new Switchboard();
  private final InwxState state;
  private final Zones zones;
  private final ContactMethods contacts;
  private final MethodTable methods = new MethodTable();
  private final VendorServer server;

  private InwxEmulator(EmulatorClock clock, Effects effects, Waits waits) {
    this.state = new InwxState(clock, DEFAULT_NAMESERVERS);
    this.zones = new Zones(state);
    this.contacts = new ContactMethods(state, effects);
    new AccountMethods(state, USERNAME, PASSWORD).addTo(methods);
    new OfferMethods(state).addTo(methods);
    new DomainMethods(state, effects, waits.registration()).addTo(methods);
    contacts.addTo(methods);
    new NameserverMethods(state, effects, zones).addTo(methods);
    new RecordMethods(state, effects, zones).addTo(methods);
    this.server =
        new VendorServer("inwx", new InwxVendor(state, methods), switchboard, waits.call());
  }

  public static InwxEmulator start(EmulatorClock clock, Effects effects, Waits waits) {
    return new InwxEmulator(clock, effects, waits);
  }

  public String apiUrl() {
    return server.url("/jsonrpc/");
  }

  public String username() {
    return USERNAME;
  }

  public String password() {
    return PASSWORD;
  }

  public Switchboard switchboard() {
    return switchboard;
  }

  /**
   * The vendor wants one call at a time per session; it does not enforce that, so this shows it.
   */
  public int maxConcurrentObserved() {
    return switchboard.maxConcurrentObserved();
  }

  /** These names belong to somebody else. */
  public InwxEmulator takenByOthers(String... domains) {
    synchronized (state) {
      state.takenByOthers.addAll(List.of(domains));
      return this;
    }
  }

  /** Our account has had this domain, with a zone on the vendor's nameservers, for a year. */
  public InwxEmulator owns(String domain) {
    synchronized (state) {
      Registration owned =
          new Registration(
              state.nextId(),
              domain,
              state.now().minus(Duration.ofDays(365)),
              Duration.ZERO,
              "2Y",
              state.nameservers);
      state.domains.put(domain, owned);
      zones.create(domain, state.nameservers, "hostmaster@" + domain, owned.requestedAt);
      return this;
    }
  }

  /**
   * The next registration of this domain is accepted, charged, and then rejected by the registry.
   */
  public InwxEmulator registryRejects(String domain) {
    synchronized (state) {
      state.rejectedByRegistry.add(domain);
      return this;
    }
  }

  /** What a year under this ending costs. */
  public InwxEmulator price(String tld, Money perYear) {
    synchronized (state) {
      state.prices.tld(tld, perYear);
      return this;
    }
  }

  /** A name that costs more than its ending. */
  public InwxEmulator premium(String domain, Money perYear) {
    synchronized (state) {
      state.prices.premium(domain, perYear);
      return this;
    }
  }

  /** Adds a contact to the account and answers its handle id. */
  public long contact(String name, String email) {
    synchronized (state) {
      return contacts.add(
          InwxAnswer.data()
              .put("type", "PERSON")
              .put("name", name)
              .put("street", "Musterweg 1")
              .put("city", "Berlin")
              .put("pc", "10115")
              .put("cc", "DE")
              .put("voice", "+49.3012345")
              .put("email", email));
    }
  }

  /** Ends every session, as the vendor does after some idle time. */
  public void expireSessions() {
    synchronized (state) {
      state.sessions.clear();
    }
  }

  /** The records of a zone now; empty when there is no such zone. */
  public List<ZoneRecord> records(String apex) {
    synchronized (state) {
      return state.zone(apex).stream()
          .flatMap(zone -> zone.records().stream())
          .map(HostedRecord::asZoneRecord)
          .toList();
    }
  }

  /** What the nameservers of the vendor serve. */
  public ZoneSource zones() {
    return state;
  }

  MethodTable methods() {
    return methods;
  }

  public void stopListening() {
    server.stopListening();
  }

  public void startListening() {
    server.startListening();
  }

  @Override
  public void close() {
    server.close();
  }
}
