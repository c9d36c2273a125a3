package dev.longhaul.emulators.inwx;

import dev.longhaul.emulators.faults.Effects;
import java.util.List;
import java.util.Locale;

/** Single records of zones. Their ids are strings since November 2025. */
final class RecordMethods {
  private final InwxState state;
  private final Effects effects;
  private final Zones zones;

  RecordMethods(InwxState state, Effects effects, Zones zones) {
    this.state = state;
    this.effects = effects;
    this.zones = zones;
  }

  void addTo(MethodTable table) {
    table.add(
        "nameserver.createRecord",
        "domain:token255 roId:int type:recordType! content:text! name:token0255 ttl:int prio:int"
            + " testing:boolean",
        this::create);
    table.add(
        "nameserver.updateRecord",
        "id:array_int! name:token0255 type:recordType content:text prio:int ttl:int"
            + " testing:boolean",
        this::update);
    table.add("nameserver.deleteRecord", "id:int! testing:boolean", this::delete);
  }

  private InwxAnswer create(InwxCall call) {
    HostedZone zone = NameserverMethods.findZone(state, call);
    HostedRecord record =
        new HostedRecord(
            state.nextRecordId(),
            NameserverMethods.fullName(call.name("name"), zone),
            call.text("type").toUpperCase(Locale.ROOT),
            call.text("content"),
            call.number("ttl", 3600),
            (int) call.number("prio", 0));
    RecordRules.check(zone, record);
    if (!call.testing()) {
      zones.put(zone, record, call.at());
      effects.add("record-created", record.name(), describe(record));
    }
    return InwxAnswer.ok(InwxAnswer.data().put("id", Long.toString(record.id())));
  }

  private InwxAnswer update(InwxCall call) {
    List<Long> ids = call.texts("id").stream().map(Long::valueOf).toList();
    ids.forEach(this::zoneOf);
    for (long id : ids) {
      HostedZone zone = zoneOf(id);
      HostedRecord old = zone.record(id).orElseThrow();
      HostedRecord changed = changed(old, zone, call);
      RecordRules.check(zone, changed);
      if (!call.testing()) {
        zones.put(zone, changed, call.at());
        effects.add("record-updated", changed.name(), describe(old) + " -> " + describe(changed));
      }
    }
    return InwxAnswer.ok();
  }

  private static HostedRecord changed(HostedRecord old, HostedZone zone, InwxCall call) {
    return new HostedRecord(
        old.id(),
        call.has("name") ? NameserverMethods.fullName(call.name("name"), zone) : old.name(),
        call.text("type", old.type()).toUpperCase(Locale.ROOT),
        call.text("content", old.content()),
        call.number("ttl", old.ttl()),
        (int) call.number("prio", old.prio()));
  }

  private InwxAnswer delete(InwxCall call) {
    long id = call.number("id", 0);
    HostedZone zone = zoneOf(id);
    HostedRecord record = zone.record(id).orElseThrow();
    if (record.type().equals("SOA")) {
      throw new Refusal(ResultCode.STATUS_PROHIBITS, "SOA", "the SOA record stays");
    }
    if (!call.testing()) {
      zones.remove(zone, id, call.at());
      effects.add("record-deleted", record.name(), describe(record));
    }
    return InwxAnswer.ok();
  }

  private HostedZone zoneOf(long recordId) {
    return state.zoneOfRecord(recordId).orElseThrow(() -> Refusal.absent("record " + recordId));
  }

  private static String describe(HostedRecord record) {
    return record.type() + " " + record.content() + " ttl " + record.ttl();
  }
}
