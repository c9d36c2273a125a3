package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.AccountSessions;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorPulse;
import dev.longhaul.activities.inwx.wire.CreatedContact;
import dev.longhaul.activities.inwx.wire.CreatedDomain;
import dev.longhaul.activities.inwx.wire.CreatedRecord;
import dev.longhaul.activities.inwx.wire.Domain;
import dev.longhaul.activities.inwx.wire.Offer;
import dev.longhaul.activities.inwx.wire.Offers;
import dev.longhaul.activities.inwx.wire.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * INWX's API, one method per call (docs/providers/inwx.md). Every call throws {@link InwxException}
 * when the registrar refuses and {@link dev.longhaul.activities.http.VendorException} when there is
 * no readable answer; none tries again. "Does not exist" is an empty answer where a look asks.
 */
public final class InwxClient {
  private final InwxCalls calls;
  private final InwxWire wire;

  private InwxClient(InwxCalls calls, InwxWire wire) {
    this.calls = calls;
    this.wire = wire;
  }

  /** A client that keeps the account's session in {@code sessions} and logs in when it must. */
  public static InwxClient of(InwxSettings settings, Trust trust, AccountSessions sessions) {
    return of(settings, trust, sessions, VendorPulse.UNWATCHED);
  }

  /** The same, whose calls tell whether the registrar lives. */
  public static InwxClient of(
      InwxSettings settings, Trust trust, AccountSessions sessions, VendorPulse pulse) {
    InwxWire wire = new InwxWire(settings, trust, pulse);
    return new InwxClient(new InwxSession(settings, wire, sessions), wire);
  }

  /** The calls about moving domains, with the same session. */
  public InwxTransfers transfers() {
    return new InwxTransfers(calls, wire);
  }

  /** {@code domain.check} of one name. */
  public Optional<Offer> checkDomain(String domain) {
    return send("domain.check", Map.of("domain", domain, "wide", 2), Offers.class).domain().stream()
        .findFirst();
  }

  /** {@code domain.info}; empty when the account does not hold the name. */
  public Optional<Domain> findDomain(String domain) {
    return found(() -> send("domain.info", Map.of("domain", domain, "wide", 1), Domain.class));
  }

  /** {@code domain.create}: buys. The answer says whether the registry has yet to do its part. */
  public Pending<CreatedDomain> createDomain(Map<String, ?> params) {
    InwxReply reply = calls.call("domain.create", params);
    return new Pending<>(
        wire.read("domain.create", reply.data(), CreatedDomain.class),
        reply.code() == InwxCode.PENDING);
  }

  /** {@code contact.create}; an identical contact is used again. */
  public CreatedContact createContact(Map<String, ?> params) {
    return send("contact.create", params, CreatedContact.class);
  }

  /** {@code nameserver.create}: a master zone; an existing one is left as it is. */
  public void createZone(String domain, List<String> nameservers) {
    calls.call(
        "nameserver.create",
        Map.of("domain", domain, "type", "MASTER", "ns", nameservers, "ignoreExisting", true));
  }

  /** {@code nameserver.info}: the whole zone; empty when there is none. */
  public Optional<Zone> findZone(String domain) {
    return found(() -> send("nameserver.info", Map.of("domain", domain), Zone.class));
  }

  /** {@code nameserver.createRecord}; the new record's id. */
  public CreatedRecord createRecord(Map<String, ?> params) {
    return send("nameserver.createRecord", params, CreatedRecord.class);
  }

  /** {@code nameserver.createRecord} or {@code .updateRecord} without an effect. */
  public void rehearse(String method, Map<String, ?> params) {
    Map<String, Object> rehearsal = new LinkedHashMap<>(params);
    rehearsal.put("testing", true);
    calls.call(method, rehearsal);
  }

  /** {@code nameserver.updateRecord}. */
  public void updateRecord(Map<String, ?> params) {
    calls.call("nameserver.updateRecord", params);
  }

  /** {@code nameserver.deleteRecord}. */
  public void deleteRecord(String id) {
    calls.call("nameserver.deleteRecord", Map.of("id", id));
  }

  /** An answer, and whether the registrar still works on it (code 1001). */
  public record Pending<T>(T answer, boolean pending) {}

  private <T> T send(String method, Map<String, ?> params, Class<T> type) {
    return wire.read(method, calls.call(method, params).data(), type);
  }

  private static <T> Optional<T> found(Supplier<T> look) {
    try {
      return Optional.of(look.get());
    } catch (InwxException e) {
      if (e.result() == InwxCode.ABSENT) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
