package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.dns.ZoneRecord;
import dev.longhaul.emulators.dns.ZoneSource;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Money;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.emulators.http.VendorServer;
import dev.longhaul.emulators.memory.Memory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
  private final Memory memory;
  private final Optional<String> secondFactor;
  private final InwxState state;
  private final Zones zones;
  private final ContactMethods contacts;
  private final Transfers transfers;
  private final MethodTable methods = new MethodTable();
  private final VendorServer server;

  private InwxEmulator(
      EmulatorClock clock,
      Effects effects,
      Waits waits,
      Optional<String> secondFactor,
      Memory memory) {
    this.memory = memory;
    this.secondFactor = secondFactor;
    this.state = new InwxState(clock, DEFAULT_NAMESERVERS);
    InwxMemory.connect(state, memory);
    this.zones = new Zones(state);
    this.contacts = new ContactMethods(state, effects);
    new AccountMethods(state, USERNAME, PASSWORD, secondFactor.map(SecondFactor::new))
        .addTo(methods);
    new OfferMethods(state).addTo(methods);
    new DomainMethods(state, effects, waits.registration()).addTo(methods);
    this.transfers = new Transfers(state, effects);
    new TransferMethods(state, effects, transfers).addTo(methods);
    new MessageMethods(state).addTo(methods);
    contacts.addTo(methods);
    new NameserverMethods(state, effects, zones).addTo(methods);
    new RecordMethods(state, effects, zones).addTo(methods);
    this.server =
        new VendorServer(
            "inwx", new InwxVendor(state, methods, transfers), switchboard, waits.call(), memory);
  }

  /** An empty account without a second factor. */
  public static InwxEmulator start(EmulatorClock clock, Effects effects, Waits waits) {
    return start(clock, effects, waits, Optional.empty(), Memory.none());
  }

  /**
   * The account of before a restart.
   *
   * @param secondFactor the TOTP secret of the account in base 32
   */
  public static InwxEmulator start(
      EmulatorClock clock,
      Effects effects,
      Waits waits,
      Optional<String> secondFactor,
      Memory memory) {
    return new InwxEmulator(clock, effects, waits, secondFactor, memory);
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

  /** The TOTP secret of the account in base 32. */
  public Optional<String> secondFactor() {
    return secondFactor;
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
    return change(() -> state.takenByOthers.addAll(List.of(domains)));
  }

  /** Our account has had this domain, with a zone on the vendor's nameservers, for a year. */
  public InwxEmulator owns(String domain) {
    return change(() -> addOwned(domain));
  }

  private void addOwned(String domain) {
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
  }

  /** Domains at other registrars, and the messages about them. */
  public TransferScenes transfers() {
    return new TransferScenes(state, transfers, this::change);
  }

  /** Whether the account has this domain, registered or about to be. */
  public boolean has(String domain) {
    synchronized (state) {
      return state.domain(domain).isPresent();
    }
  }

  /**
   * The next registration of this domain is accepted, charged, and then rejected by the registry.
   */
  public InwxEmulator registryRejects(String domain) {
    return change(() -> state.rejectedByRegistry.add(domain));
  }

  /** What a year under this ending costs. */
  public InwxEmulator price(String tld, Money perYear) {
    return change(() -> state.prices.tld(tld, perYear));
  }

  /** A name that costs more than its ending. */
  public InwxEmulator premium(String domain, Money perYear) {
    return change(() -> state.prices.premium(domain, perYear));
  }

  /** A contact of the account, added when there is none like it; answers its handle id. */
  public long contact(String name, String email) {
    ObjectNode contact =
        InwxAnswer.data()
            .put("type", "PERSON")
            .put("name", name)
            .put("street", "Musterweg 1")
            .put("city", "Berlin")
            .put("pc", "10115")
            .put("cc", "DE")
            .put("voice", "+49.3012345")
            .put("email", email);
    return changed(() -> contacts.find(contact).orElseGet(() -> contacts.add(contact)));
  }

  /** Ends every session, as the vendor does after some idle time. */
  public void expireSessions() {
    change(state.sessions::clear);
  }

  private InwxEmulator change(Runnable change) {
    return changed(
        () -> {
          change.run();
          return this;
        });
  }

  private <T> T changed(Supplier<T> change) {
    T result;
    synchronized (state) {
      result = change.get();
    }
    memory.save();
    return result;
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
