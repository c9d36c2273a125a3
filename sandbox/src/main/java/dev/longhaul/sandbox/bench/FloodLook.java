package dev.longhaul.sandbox.bench;

import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.activities.postgres.DnsRequests;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.sandbox.dns.DnsFlood;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What became of requests that were sent: how many ended, when, and what the zones hold. */
final class FloodLook {
  private static final Duration EACH = Duration.ofMillis(250);
  private static final int PAGE = 500;

  /** The bench itself shall not read every row again and again. */
  private static final String ENDED =
      "select count(*) from dns_requests where account_id = :account and status in (<ends>)";

  private final DnsFlood flood;
  private final DnsRequests requests;
  private final String account;
  private final Map<String, Instant> sent = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();

  FloodLook(DnsFlood flood, String account) {
    this.flood = flood;
    this.account = account;
    this.requests = new DnsRequests(flood.ledger().jdbi(), Clock.systemUTC());
  }

  /** A record was asked for by this request, now. */
  void sent(String name, String requestId) {
    sent.put(requestId, Instant.now());
    names.put(name, requestId);
  }

  void awaitEnded(int count, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (ended() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not all requests have ended after " + longest);
      }
      Transfers.pause(EACH);
    }
  }

  private int ended() {
    return flood
        .ledger()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(ENDED)
                    .bind("account", account)
                    .bindList(
                        "ends",
                        Stream.of(RequestStatus.values()).filter(RequestStatus::ended).toList())
                    .mapTo(Integer.class)
                    .one());
  }

  private Stream<DnsRequestRow> rows() {
    DnsRequests.Filter filter = new DnsRequests.Filter(null, account, null, null);
    return Stream.iterate(
            requests.list(filter, null, PAGE),
            page -> !page.isEmpty(),
            page -> requests.list(filter, page.get(page.size() - 1).number(), PAGE))
        .flatMap(List::stream);
  }

  /** From the sender's hand to VISIBLE. */
  List<Duration> timesToVisible() {
    return rows()
        .flatMap(
            row ->
                row.log().stream()
                    .filter(entry -> entry.status() == RequestStatus.VISIBLE)
                    .map(entry -> time(row, entry)))
        .toList();
  }

  private Duration time(DnsRequestRow row, DnsRequestRow.Entry visible) {
    return Duration.between(Objects.requireNonNull(sent.get(row.id()), row.id()), visible.at());
  }

  /** Calls that changed a record that was asked for. */
  int effects() {
    return (int) deeds().count();
  }

  private Stream<Effect> deeds() {
    return flood.world().effects().all().stream()
        .filter(effect -> effect.kind().startsWith("record-"))
        .filter(effect -> effect.subject().contains("." + account));
  }

  /** What is not as it was asked, in words; empty when all is. */
  String mistakes(List<String> zones) {
    List<String> held =
        zones.stream()
            .flatMap(zone -> flood.world().inwx().records(zone).stream())
            .filter(record -> record.type().equals("A"))
            .map(record -> record.name())
            .sorted()
            .toList();
    List<String> wanted = names.keySet().stream().sorted().toList();
    if (!held.equals(wanted)) {
      return "the zones hold " + held.size() + " records, not the " + wanted.size() + " asked for";
    }
    long visible = rows().filter(row -> row.status() == RequestStatus.VISIBLE).count();
    if (visible != wanted.size()) {
      return visible + " of " + wanted.size() + " requests are VISIBLE";
    }
    return effects() == wanted.size() ? "" : effects() + " calls had an effect, not one per record";
  }
}
