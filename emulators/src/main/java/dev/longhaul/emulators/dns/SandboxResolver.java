package dev.longhaul.emulators.dns;

import dev.longhaul.emulators.memory.Ports;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The resolver of the emulated internet, on a loopback port. It answers for domains that are
 * registered and delegated to our nameservers, for the nameservers' own names, and for hosts it was
 * told; anything else does not exist. It has no cache, so nothing is ever stale here but what a
 * nameserver itself is late with.
 */
public final class SandboxResolver implements AutoCloseable {
  private static final int MOST_ALIASES = 8;
  private final AuthoritativeDns dns;
  private final Map<String, String> hosts = new ConcurrentHashMap<>();
  private final DnsListener listener;

  private SandboxResolver(AuthoritativeDns dns, Ports ports) {
    this.dns = dns;
    dns.addresses().forEach((name, at) -> hosts.put(name, at.getAddress().getHostAddress()));
    this.listener = DnsListener.open("resolver", query -> Optional.of(answer(query)), ports);
  }

  public static SandboxResolver start(AuthoritativeDns dns) {
    return start(dns, Ports.any());
  }

  public static SandboxResolver start(AuthoritativeDns dns, Ports ports) {
    return new SandboxResolver(dns, ports);
  }

  /** Where a stub resolver sends its questions. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** A host of the emulated internet that no zone of ours knows. */
  public void host(String name, String ipv4) {
    hosts.put(name.toLowerCase(Locale.ROOT), ipv4);
  }

  /** The IPv4 address of a host, as a browser would find it. */
  public Optional<String> addressOf(String host) {
    Record question = Record.newRecord(ZoneRecords.name(host), Type.A, DClass.IN);
    return answer(Message.newQuery(question)).getSection(Section.ANSWER).stream()
        .filter(ARecord.class::isInstance)
        .map(record -> ((ARecord) record).getAddress().getHostAddress())
        .findFirst();
  }

  private Message answer(Message query) {
    Message reply = Nameserver.replyTo(query);
    reply.getHeader().setFlag(Flags.RA);
    Record question = query.getQuestion();
    if (question != null) {
      resolve(reply, question.getName(), question.getType());
    }
    return reply;
  }

  private void resolve(Message reply, Name asked, int type) {
    Name name = asked;
    for (int i = 0; i < MOST_ALIASES; i++) {
      String host = name.toString(true).toLowerCase(Locale.ROOT);
      if (hosts.containsKey(host)) {
        fromHosts(reply, name, type);
        return;
      }
      if (!dns.delegated(host)) {
        reply.getHeader().setRcode(Rcode.NXDOMAIN);
        return;
      }
      Optional<Message> told = dns.ask(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
      if (told.isEmpty() || told.get().getRcode() == Rcode.REFUSED) {
        reply.getHeader().setRcode(Rcode.SERVFAIL);
        return;
      }
      Optional<Name> next = copy(told.get(), reply, type);
      if (next.isEmpty()) {
        return;
      }
      name = next.get();
    }
  }

  /** Takes over what was told; answers the alias that leads out of the zone, if there is one. */
  private static Optional<Name> copy(Message told, Message reply, int type) {
    reply.getHeader().setRcode(told.getRcode());
    told.getSection(Section.ANSWER).forEach(record -> reply.addRecord(record, Section.ANSWER));
    told.getSection(Section.AUTHORITY)
        .forEach(record -> reply.addRecord(record, Section.AUTHORITY));
    boolean more =
        told.getSection(Section.AUTHORITY).isEmpty() && !told.getSection(Section.ANSWER).isEmpty();
    Record last = more ? last(told) : null;
    return last instanceof CNAMERecord alias && type != Type.CNAME
        ? Optional.of(alias.getTarget())
        : Optional.empty();
  }

  private static Record last(Message told) {
    var answers = told.getSection(Section.ANSWER);
    return answers.get(answers.size() - 1);
  }

  private void fromHosts(Message reply, Name name, int type) {
    String address = hosts.get(name.toString(true).toLowerCase(Locale.ROOT));
    if (address != null && (type == Type.A || type == Type.ANY)) {
      ZoneRecord record = new ZoneRecord(name.toString(true), "A", address, 300, 0);
      ZoneRecords.wire(record, new ZoneSnapshot("", 0, java.util.List.of()), name)
          .ifPresent(a -> reply.addRecord(a, Section.ANSWER));
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
