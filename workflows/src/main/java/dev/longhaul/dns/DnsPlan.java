package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request would do to its zone, or why it is refused.
 *
 * @param zone null when no zone of the account holds the names
 * @param version of the zone as it was planned against
 * @param size how many records the zone holds
 * @param plan null when there is no zone
 * @param refusal one sentence; null when it may be done
 */
public record DnsPlan(
    @Nullable DomainName zone,
    @Nullable String version,
    int size,
    @Nullable ZonePlan plan,
    @Nullable String refusal) {

  static DnsPlan refused(String sentence) {
    return new DnsPlan(null, null, 0, null, sentence);
  }

  /** A plan for names that no zone of the account holds. */
  public static DnsPlan withoutZone(ZoneWish wish) {
    DomainName name = wish.zone() == null ? wish.wishes().get(0).name() : wish.zone();
    return refused("no zone of this account holds " + name);
  }

  /** The plan of a request that is not refused. */
  public ZonePlan accepted() {
    return Objects.requireNonNull(plan, "a request that is not refused has a zone");
  }

  List<RecordChange> changes() {
    return accepted().changes().stream().map(PlannedChange::change).toList();
  }
}
