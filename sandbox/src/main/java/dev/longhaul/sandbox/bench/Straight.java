package dev.longhaul.sandbox.bench;

import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.inwx.InwxClient;
import dev.longhaul.activities.postgres.LedgerAccountSessions;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.sandbox.dns.DnsFlood;
import dev.longhaul.worker.config.WorkerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The same records without Longhaul: one call after the other, nothing looked at, nothing kept. */
final class Straight {
  private Straight() {}

  static Batch records(DnsFlood flood, String zone, int count) {
    WorkerSettings settings = flood.settings();
    Trust trust = settings.extraCa().map(Trust::with).orElseGet(Trust::system);
    LedgerAccountSessions sessions =
        new LedgerAccountSessions(
            flood.ledger().jdbi(), new Vault(settings.masterKey()), flood.ledger().accountLocks());
    InwxClient inwx = InwxClient.of(settings.inwx(), trust, sessions);
    inwx.findZone(zone);
    long start = System.nanoTime();
    List<Duration> times =
        IntStream.range(0, count)
            .mapToObj(i -> Stopwatch.time(() -> create(inwx, zone, "s" + i)))
            .toList();
    return new Batch(times, Duration.ofNanos(System.nanoTime() - start));
  }

  private static void create(InwxClient inwx, String zone, String name) {
    inwx.createRecord(
        Map.of(
            "domain",
            zone,
            "type",
            "A",
            "content",
            "192.0.2.1",
            "name",
            name + "." + zone,
            "ttl",
            300));
  }
}
