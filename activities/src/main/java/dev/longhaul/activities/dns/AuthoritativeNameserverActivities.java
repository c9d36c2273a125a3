package dev.longhaul.activities.dns;

import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.NameserverActivities;
import dev.longhaul.domains.DomainName;
import io.temporal.failure.ApplicationFailure;
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
import org.xbill.DNS.Type;

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
    return agreed(zone, states(zone, new ExactSets(records)));
  }

  @Override
  public List<String> awaitChanged(
      DomainName zone, List<DnsRecord> present, List<DnsRecord> absent) {
    return agreed(zone, states(zone, new PresentAndAbsent(present, absent)));
  }

  @Override
  public List<String> lagging(DomainName zone, List<DnsRecord> present, List<DnsRecord> absent) {
    try {
      return states(zone, new PresentAndAbsent(present, absent)).stream()
          .filter(state -> !state.agrees())
          .map(NameserverState::words)
          .toList();
    } catch (ApplicationFailure e) {
      return List.of(e.getOriginalMessage()); // who asks wants to say why it waits, and say it now
    }
  }

  private List<String> agreed(DomainName zone, List<NameserverState> states) {
    if (states.isEmpty()) {
      throw VendorFailures.notYet(zone + " is not delegated to any nameserver", settings.poll());
    }
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
    return states.stream().map(NameserverState::nameserver).toList();
  }

  private List<NameserverState> states(DomainName zone, Expectation expected) {
    return lookup.of(zone).stream().map(nameserver -> state(nameserver, expected)).toList();
  }

  private NameserverState state(String nameserver, Expectation expected) {
    return new NameserverState(
        nameserver,
        lookup
            .address(nameserver)
            .map(address -> answer(address, expected))
            .orElse(NameserverState.Answer.UNKNOWN_HOST));
  }

  private NameserverState.Answer answer(InetSocketAddress address, Expectation expected) {
    SimpleResolver nameserver = new SimpleResolver(address);
    nameserver.setTimeout(settings.timeout());
    try {
      for (DnsRecord record : expected.sets()) {
        NameserverState.Answer answer = answer(nameserver, record, expected);
        if (answer != NameserverState.Answer.AGREES) {
          return answer;
        }
      }
      return NameserverState.Answer.AGREES;
    } catch (IOException e) {
      return NameserverState.Answer.SILENT;
    }
  }

  /** What the nameserver says about this record's set. */
  private static NameserverState.Answer answer(
      SimpleResolver nameserver, DnsRecord record, Expectation expected) throws IOException {
    Record wanted = WireRecords.of(record);
    Message query =
        Message.newQuery(Record.newRecord(wanted.getName(), wanted.getType(), DClass.IN));
    query.getHeader().unsetFlag(Flags.RD);
    Message reply = nameserver.send(query);
    if (reply.getRcode() == Rcode.REFUSED || reply.getRcode() == Rcode.SERVFAIL) {
      return NameserverState.Answer.REFUSES;
    }
    return expected.isMetBy(record, served(reply, wanted))
        ? NameserverState.Answer.AGREES
        : NameserverState.Answer.OLD;
  }

  /** A delegation below the zone is answered in the authority section (RFC 1034, 4.3.2). */
  private static Set<Record> served(Message reply, Record wanted) {
    Set<Record> served = new HashSet<>(reply.getSection(Section.ANSWER));
    if (wanted.getType() == Type.NS) {
      reply.getSection(Section.AUTHORITY).stream()
          .filter(record -> record.getName().equals(wanted.getName()))
          .forEach(served::add);
    }
    return served;
  }
}
