package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's side of DNS requests (D-09, D-10). All are safe to repeat. */
@ActivityInterface(namePrefix = "DnsRequests_")
public interface DnsRequestActivities {
  /**
   * Enters the request, unless its id is known: then nothing is entered, and the answer says where
   * that one stands. The id decides for ever, also when Temporal has long forgotten the first. What
   * was no request at all makes no id known.
   */
  Acceptance accept(Fence fence, DnsOrder order, Actor actor);

  /** Notes where the request stands; an older note than the last one is ignored. */
  void note(Fence fence, StatusNote note);

  /**
   * Whether a request is new.
   *
   * @param status where the request stands
   * @param known whether another run has entered it before
   * @param reason why, when it has ended; else null
   */
  record Acceptance(RequestStatus status, boolean known, @Nullable String reason) {}

  /**
   * Where a request stands from now on.
   *
   * @param reason one sentence; may be null
   * @param zone null when it is not known
   * @param changes what the zone gets, in words; null leaves them as they are
   * @param lagging the nameservers that do not answer as asked; null leaves them as they are
   * @param by who says so
   */
  record StatusNote(
      String requestId,
      RequestStatus status,
      @Nullable String reason,
      @Nullable DomainName zone,
      @Nullable List<String> changes,
      @Nullable List<String> lagging,
      Actor by) {
    StatusNote withLagging(List<String> late) {
      return new StatusNote(requestId, status, reason, zone, changes, late, by);
    }
  }
}
