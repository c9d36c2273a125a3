package dev.longhaul.activities.dns;

import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.NameserverActivities;
import dev.longhaul.domains.DomainName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;

/** Asks every authoritative nameserver itself, over UDP and, when cut short, TCP. */
public final class AuthoritativeNameserverActivities implements NameserverActivities {
  private final NameserverSettings settings;
  private final NameserverLookup lookup;

  public AuthoritativeNameserverActivities(NameserverSettings settings) {
    this.settings = settings;
    this.lookup = new NameserverLookup(settings);
  }

  @Override
  public List<String> awaitVisible(DomainName zone, List<DnsRecord> records) {
    List<String> nameservers = lookup.of(zone);
    if (nameservers.isEmpty()) {
      throw VendorFailures.notYet(zone + " is not delegated to any nameserver", settings.poll());
    }
    List<NameserverState> states =
        nameservers.stream().map(nameserver -> state(nameserver, records)).toList();
    List<NameserverState> late = states.stream().filter(state -> !state.agrees()).toList();
    if (!late.isEmpty()) {
      throw VendorFailures.notYet(
          String.format(
              "%d of %d nameservers answer, %s",
              states.size() - late.size(),
              states.size(),
              late.stream().map(NameserverState::words).collect(Collectors.joining(", "))),
          settings.poll());
    }
    return nameservers;
  }

  private NameserverState state(String nameserver, List<DnsRecord> records) {
    return new NameserverState(
        nameserver,
        lookup
            .address(nameserver)
            .map(address -> answer(address, records))
            .orElse(NameserverState.Answer.UNKNOWN_HOST));
  }

  private NameserverState.Answer answer(InetSocketAddress address, List<DnsRecord> records) {
    SimpleResolver nameserver = new SimpleResolver(address);
    nameserver.setTimeout(settings.timeout());
    try {
      for (DnsRecord record : records) {
        NameserverState.Answer answer = answer(nameserver, record, records);
        if (answer != NameserverState.Answer.AGREES) {
          return answer;
        }
      }
      return NameserverState.Answer.AGREES;
    } catch (IOException e) {
      return NameserverState.Answer.SILENT;
    }
  }

  /** Whether the nameserver has exactly the wanted records of this record's set. */
  private static NameserverState.Answer answer(
      SimpleResolver nameserver, DnsRecord record, List<DnsRecord> all) throws IOException {
    Record wanted = WireRecords.of(record);
    Message query =
        Message.newQuery(Record.newRecord(wanted.getName(), wanted.getType(), DClass.IN));
    query.getHeader().unsetFlag(Flags.RD);
    Message reply = nameserver.send(query);
    if (reply.getRcode() == Rcode.REFUSED || reply.getRcode() == Rcode.SERVFAIL) {
      return NameserverState.Answer.REFUSES;
    }
    Set<Record> set =
        all.stream().filter(record::sameSet).map(WireRecords::of).collect(Collectors.toSet());
    return set.equals(new HashSet<>(reply.getSection(Section.ANSWER)))
        ? NameserverState.Answer.AGREES
        : NameserverState.Answer.OLD;
  }
}
