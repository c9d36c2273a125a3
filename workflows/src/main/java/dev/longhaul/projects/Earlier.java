package dev.longhaul.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs of the same incarnation have left in the ledger: a later run goes on with it,
 * and undoes it when it aborts.
 *
 * @param appClaimed whether an earlier run has begun to create the application; only then is one of
 *     our name ours
 * @param address the server that the records point at, null when no slot is held
 * @param deployment the last deployment that an earlier run has started, or null
 * @param formerNames domains that the order no longer names
 */
public record Earlier(
    boolean appClaimed,
    @Nullable String address,
    @Nullable StartedDeployment deployment,
    List<FormerName> formerNames) {
  public static final Earlier NOTHING = new Earlier(false, null, null);

  @JsonCreator
  public Earlier {
    formerNames = formerNames == null ? List.of() : List.copyOf(formerNames);
  }

  /** Of an order that still names the same domain. */
  public Earlier(
      boolean appClaimed, @Nullable String address, @Nullable StartedDeployment deployment) {
    this(appClaimed, address, deployment, List.of());
  }
}
