package dev.longhaul.projects;

import dev.longhaul.apps.AppActivities;
import dev.longhaul.apps.AppHandle;
import dev.longhaul.dns.PlannedChange;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.domains.Availability;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.domains.Holding;
import dev.longhaul.durable.OrderDigest;
import dev.longhaul.servers.ServerActivities;
import dev.longhaul.servers.ServerSlot;
import dev.longhaul.servers.SlotSearch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks at everything that a provisioning would meet, and changes nothing (O-10). The API asks the
 * vendors itself; the operation asks through its activities: the same looks, the same sentences.
 */
public final class WorldLook {
  /** For documentation only (RFC 5737): which server it will be is not known before. */
  private static final String SOME_ADDRESS = "192.0.2.1";

  private static final int SHORT = 12;

  private final DomainActivities registrar;
  private final ZoneActivities zones;
  private final ServerActivities servers;
  private final AppActivities apps;

  public WorldLook(
      DomainActivities registrar,
      ZoneActivities zones,
      ServerActivities servers,
      AppActivities apps) {
    this.registrar = registrar;
    this.zones = zones;
    this.servers = servers;
    this.apps = apps;
  }

  /** The world as the plan meets it. */
  public PlannedWorld at(ProjectPlan plan) {
    SlotSearch slots = servers.search(plan.slug().value());
    ServerSlot held = slots.current();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("domain", domain(plan));
    facts.put("server", server(slots));
    facts.put("records", records(plan, held == null ? SOME_ADDRESS : held.address()));
    facts.put("application", application(plan));
    facts.put("settings", OrderDigest.of(plan.with(Earlier.NOTHING)).substring(0, SHORT));
    return new PlannedWorld(facts);
  }

  private String domain(ProjectPlan plan) {
    Holding held = registrar.holding(plan.zone());
    boolean ours = held.state() == Holding.State.ACTIVE || held.state() == Holding.State.PENDING;
    if (ours || plan.source() != DomainSource.REGISTER) {
      return plan.zone() + (ours ? " in our account" : " not in our account");
    }
    Availability found = registrar.check(plan.domain());
    return switch (found.status()) {
      case FREE -> found.domain() + " free for " + found.price();
      case TAKEN -> found.domain() + " taken";
      case UNKNOWN -> found.domain() + " of unknown status";
    };
  }

  private static String server(SlotSearch slots) {
    ServerSlot held = slots.current();
    if (held != null) {
      return held.server() + " at " + held.address();
    }
    return slots.freeSlots() > 0 ? "one with a free slot" : "none with a free slot";
  }

  private String records(ProjectPlan plan, String address) {
    ZonePlan found =
        zones.plan(plan.zone(), plan.records(address).stream().map(RecordChange::put).toList());
    return found.changes().stream().map(WorldLook::prior).collect(Collectors.joining(", "));
  }

  private static String prior(PlannedChange change) {
    String values =
        change.prior().stream()
            .map(record -> record.content())
            .sorted()
            .collect(Collectors.joining(" "));
    String whose = change.foreign() ? " of somebody else" : "";
    return "%s %s %s%s"
        .formatted(
            change.change().record().name(),
            change.change().record().type(),
            values.isEmpty() ? "absent" : values,
            whose);
  }

  private String application(ProjectPlan plan) {
    AppHandle found = apps.find(plan.app().name());
    return plan.app().name() + (found.appId() == null ? " absent" : " there, " + found.appId());
  }
}
