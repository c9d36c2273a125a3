package dev.longhaul.emulators.dns;

import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.memory.Ports;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** One authoritative nameserver, possibly behind the others, possibly silent. */
final class Nameserver implements AutoCloseable {
  private final ZoneSource zones;
  private final EmulatorClock clock;
  private final DnsListener listener;
  private final AtomicInteger queries = new AtomicInteger();
  private volatile Duration lag = Duration.ZERO;
  private volatile boolean muted;

  Nameserver(String name, ZoneSource zones, EmulatorClock clock, Ports ports) {
    this.zones = zones;
    this.clock = clock;
    this.listener = DnsListener.open(name, this::answer, ports);
  }

  InetSocketAddress address() {
    return listener.address();
  }

  void lag(Duration behind) {
    this.lag = behind;
  }

  void mute(boolean silent) {
    this.muted = silent;
  }

  boolean muted() {
    return muted;
  }

  int queries() {
    return queries.get();
  }

  Optional<Message> answer(Message query) {
    if (muted) {
      return Optional.empty();
    }
    queries.incrementAndGet();
    Message reply = replyTo(query);
    Record question = query.getQuestion();
    Optional<ZoneSnapshot> zone = question == null ? Optional.empty() : zoneOf(question.getName());
    if (zone.isPresent()) {
      new ZoneLookup(zone.get()).answer(reply, question.getName(), question.getType());
    } else {
      reply.getHeader().setRcode(Rcode.REFUSED);
    }
    return Optional.of(reply);
  }

  private Optional<ZoneSnapshot> zoneOf(Name asked) {
    Instant seen = clock.now().minus(lag);
    for (int strip = 0; strip < asked.labels() - 1; strip++) {
      String apex = new Name(asked, strip).toString(true).toLowerCase(Locale.ROOT);
      Optional<ZoneSnapshot> zone = zones.zone(apex, seen);
      if (zone.isPresent()) {
        return zone;
      }
    }
    return Optional.empty();
  }

  static Message replyTo(Message query) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    if (query.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    if (query.getQuestion() != null) {
      reply.addRecord(query.getQuestion(), Section.QUESTION);
    }
    return reply;
  }

  @Override
  public void close() {
    listener.close();
  }
}
