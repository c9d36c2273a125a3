package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.WishPlanner;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneContent;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import java.util.List;
import java.util.Optional;

/** Zones at INWX (P-04, D-06, D-11): one writer per zone, foreign records only when told. */
public final class InwxZoneActivities implements ZoneActivities {
  private final InwxClient inwx;
  private final InwxSettings settings;
  private final Acting acting;
  private final DnsRecordLedger ledger;
  private final InwxFailures failures;
  private final ZoneFinder finder;

  public InwxZoneActivities(
      InwxClient inwx, InwxSettings settings, Acting acting, DnsRecordLedger ledger) {
    this.inwx = inwx;
    this.settings = settings;
    this.acting = acting;
    this.ledger = ledger;
    this.failures = new InwxFailures(settings.settle());
    this.finder = new ZoneFinder(inwx, ledger);
  }

  @Override
  public ZonePlan plan(DomainName zone, List<RecordChange> changes) {
    ZoneView view = look(zone);
    Ownership ownership = ownership(zone);
    return new ZonePlan(
        zone,
        view.exists(),
        RecordEdits.all(changes, view).stream().map(edit -> edit.planned(ownership)).toList());
  }

  @Override
  public DnsPlan prepare(ZoneWish wish) {
    return failures
        .during(
            () ->
                wish.zone() == null
                    ? finder.zoneOf(wish.wishes().get(0).name())
                    : finder.zone(wish.zone()))
        .map(found -> WishPlanner.plan(found.content(), wish, changes -> plan(found, changes)))
        .orElseGet(() -> DnsPlan.withoutZone(wish));
  }

  /** The zone as it is now; empty when the account has none of this name. */
  public Optional<ZoneContent> content(DomainName zone) {
    return failures.during(() -> finder.zone(zone)).map(ZoneFinder.Found::content);
  }

  private static ZonePlan plan(ZoneFinder.Found found, List<RecordChange> changes) {
    return new ZonePlan(
        found.zone(),
        true,
        RecordEdits.all(changes, found.view()).stream()
            .map(edit -> edit.planned(found.ownership()))
            .toList());
  }

  @Override
  public List<ZoneOutcome> apply(Fence fence, DomainName zone, List<ZoneChangeRequest> requests) {
    return acting.act(
        settings.account() + "/zone/" + zone,
        fence,
        guard ->
            new ZoneTurn(inwx, settings, ledger, failures, guard, fence, zone).serve(requests));
  }

  private Ownership ownership(DomainName zone) {
    return new Ownership(ledger.owned(zone));
  }

  private ZoneView look(DomainName zone) {
    return failures.during(() -> ZoneView.of(inwx.findZone(zone.value())));
  }
}
