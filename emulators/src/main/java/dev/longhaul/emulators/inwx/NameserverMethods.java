package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.faults.Effects;
import java.util.List;
import java.util.Optional;

/** Zones as a whole: create, look, list, delete. */
final class NameserverMethods {
  private final InwxState state;
  private final Effects effects;
  private final Zones zones;

  NameserverMethods(InwxState state, Effects effects, Zones zones) {
    this.state = state;
    this.effects = effects;
    this.zones = zones;
  }

  void addTo(MethodTable table) {
    table.add(
        "nameserver.create",
        "domain:token255! type:nsType! ns:nsList masterIp:ip web:token0255 mail:text0255"
            + " soaEmail:email testing:boolean ignoreExisting:boolean",
        this::create);
    table.add(
        "nameserver.info",
        "domain:token255 roId:int recordId:int type:text64 name:text0255 content:text1024"
            + " ttl:int prio:int",
        this::info);
    table.add("nameserver.list", "domain:token0255 wide:int page:int pagelimit:int", this::list);
    table.add("nameserver.delete", "domain:token255 roId:int testing:boolean", this::delete);
  }

  private InwxAnswer create(InwxCall call) {
    String apex = DomainNames.checked(call.name("domain"));
    Optional<HostedZone> existing = state.zone(apex);
    if (existing.isPresent()) {
      if (call.flag("ignoreExisting", false)) {
        return InwxAnswer.ok(InwxAnswer.data().put("roId", existing.get().roId));
      }
      throw new Refusal(ResultCode.EXISTS, "ZONE_EXISTS", "there is a zone " + apex);
    }
    if (call.testing()) {
      return InwxAnswer.ok(InwxAnswer.data().put("roId", 0));
    }
    List<String> ns = call.texts("ns").stream().map(InwxCall::lower).toList();
    String mail = call.text("soaEmail", "hostmaster@" + apex);
    HostedZone zone = zones.create(apex, ns.isEmpty() ? state.nameservers : ns, mail, call.at());
    effects.add("zone-created", apex, "roId " + zone.roId);
    return InwxAnswer.ok(InwxAnswer.data().put("roId", zone.roId));
  }

  private InwxAnswer info(InwxCall call) {
    HostedZone zone = find(call);
    List<HostedRecord> found =
        zone.records().stream().filter(record -> wanted(record, call, zone)).toList();
    ObjectNode data = InwxAnswer.data();
    data.put("roId", zone.roId);
    data.put("domain", zone.apex);
    data.put("type", "MASTER");
    data.put("SOAserial", Long.toString(zone.serial()));
    data.put("count", found.size());
    if (!found.isEmpty()) {
      ArrayNode records = data.putArray("record");
      found.forEach(record -> records.add(view(record)));
    }
    return InwxAnswer.ok(data);
  }

  private static boolean wanted(HostedRecord record, InwxCall call, HostedZone zone) {
    return (!call.has("recordId") || call.text("recordId").equals(Long.toString(record.id())))
        && (!call.has("type") || call.text("type").equalsIgnoreCase(record.type()))
        && (!call.has("name") || fullName(call.name("name"), zone).equals(record.name()))
        && (!call.has("content") || call.text("content").equals(record.content()))
        && (!call.has("ttl") || call.number("ttl", 0) == record.ttl())
        && (!call.has("prio") || call.number("prio", 0) == record.prio());
  }

  private static ObjectNode view(HostedRecord record) {
    ObjectNode node = InwxAnswer.data();
    node.put("id", Long.toString(record.id()));
    node.put("name", record.name());
    node.put("type", record.type());
    node.put("content", record.content());
    node.put("ttl", record.ttl());
    node.put("prio", record.prio());
    return node;
  }

  private InwxAnswer list(InwxCall call) {
    String pattern = call.text("domain", "*");
    List<HostedZone> found =
        state.zones.values().stream()
            .filter(HostedZone::exists)
            .filter(zone -> pattern.isEmpty() || DomainNames.matches(pattern, zone.apex))
            .toList();
    ObjectNode data = InwxAnswer.data();
    data.put("count", found.size());
    ArrayNode domains = data.putArray("domains");
    for (HostedZone zone : Page.of(call).cut(found)) {
      domains.addObject().put("roId", zone.roId).put("domain", zone.apex).put("type", "MASTER");
    }
    return InwxAnswer.ok(data);
  }

  private InwxAnswer delete(InwxCall call) {
    HostedZone zone = find(call);
    if (!call.testing()) {
      zone.delete(call.at());
      effects.add("zone-deleted", zone.apex, "roId " + zone.roId);
    }
    return InwxAnswer.ok();
  }

  private HostedZone find(InwxCall call) {
    return findZone(state, call);
  }

  /** The zone a call names by domain or roId. */
  static HostedZone findZone(InwxState state, InwxCall call) {
    if (!call.has("domain") && !call.has("roId")) {
      throw new Refusal(ResultCode.MISSING, "MISSING_DOMAIN", "domain or roId is required");
    }
    Optional<HostedZone> zone =
        call.has("domain") ? state.zone(call.name("domain")) : state.zone(call.number("roId", 0));
    return zone.orElseThrow(() -> Refusal.absent("zone"));
  }

  /** Record names may be given relative to the zone or in full; the vendor stores them in full. */
  static String fullName(String name, HostedZone zone) {
    boolean full = name.equals(zone.apex) || name.endsWith("." + zone.apex);
    if (full) {
      return name;
    }
    return name.isEmpty() || name.equals("@") ? zone.apex : name + "." + zone.apex;
  }
}
