package dev.longhaul.projects;

import org.jspecify.annotations.Nullable;

/**
 * What earlier runs of the same incarnation have left in the ledger: a later run goes on with it,
 * and undoes it when it aborts.
 *
 * @param appClaimed whether an earlier run has begun to create the application; only then is one of
 *     our name ours
 * @param address the server that the records point at, null when no slot is held
 * @param deployment the last deployment that an earlier run has started, or null
 */
public record Earlier(
    boolean appClaimed, @Nullable String address, @Nullable StartedDeployment deployment) {
  public static final Earlier NOTHING = new Earlier(false, null, null);
}
