package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.RegistrarLedger.Listed;
import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.acting.Spending;
import dev.longhaul.activities.fakes.LocalActing;
import dev.longhaul.activities.fakes.MemoryDnsLedger;
import dev.longhaul.activities.fakes.MemorySessions;
import dev.longhaul.activities.fakes.Patience;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.emulators.inwx.InwxEmulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The emulated registrar and everything that speaks to it. */
final class InwxWorld implements AutoCloseable {
  static final String PASSWORD_SHOWN = "sandbox-password";

  final EmulatorClock clock = new EmulatorClock();
  final Effects effects = new Effects(clock);
  final InwxEmulator inwx = InwxEmulator.start(clock, effects, Waits.withoutLatency());
  final MemorySessions sessions = new MemorySessions();
  final LocalActing acting = new LocalActing();
  final MemoryDnsLedger ledger = new MemoryDnsLedger();
  final List<Listed> seen = new CopyOnWriteArrayList<>();
  final InwxSettings settings;
  final InwxClient client;
  final InwxDomainActivities domains;
  final InwxZoneActivities zones;
  private final Duration callTimeout;

  InwxWorld() {
    this(Patience.ORDINARY);
  }

  InwxWorld(Duration callTimeout) {
    this.callTimeout = callTimeout;
    settings = settings(inwx.password());
    client = InwxClient.of(settings, Trust.system(), sessions);
    domains = new InwxDomainActivities(client, settings, acting, Spending.UNLIMITED, seen::add);
    zones = new InwxZoneActivities(client, settings, acting, ledger);
  }

  InwxSettings settings(String password) {
    return new InwxSettings(
        "inwx-test",
        URI.create(inwx.apiUrl()),
        inwx.username(),
        new Secret(password),
        Optional.empty(),
        "EUR",
        InwxSettings.OWN_NAMESERVERS,
        Duration.ofSeconds(15),
        SettleTime.DEFAULT,
        callTimeout);
  }

  @Override
  public void close() {
    inwx.close();
  }
}
