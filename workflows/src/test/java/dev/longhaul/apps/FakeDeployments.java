package dev.longhaul.apps;

import dev.longhaul.apps.Deployment.State;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Deployments in the order of their starts; each begins in the state that is next. */
public final class FakeDeployments implements DeploymentActivities {
  private final World world;
  private final List<Deployment> all = new ArrayList<>();
  private State next = State.FINISHED;
  private String duplicate;

  public FakeDeployments(World world) {
    this.world = world;
  }

  /** The state of every deployment that starts from now on. */
  public synchronized void next(State state) {
    next = state;
  }

  /** Something has happened to the newest deployment. */
  public synchronized void become(State state) {
    Deployment newest = all.remove(all.size() - 1);
    all.add(deployment(newest.id(), state));
  }

  /** A deployment that somebody else started. */
  public synchronized void stranger(State state) {
    all.add(deployment("d" + (all.size() + 1), state));
  }

  /** A start that arrives when the deployment that is followed has ended. */
  public synchronized void duplicate(String id) {
    duplicate = id;
  }

  public synchronized int count() {
    return all.size();
  }

  @Override
  public synchronized Deployment latest(String appId) {
    world.look("Deployments.latest");
    return newest();
  }

  @Override
  public Deployment start(Fence fence, String appId, String before) {
    world.act("Deployments.start", fence);
    synchronized (this) {
      Deployment newest = newest();
      if (newest != null && (!newest.id().equals(before) || !newest.ended())) {
        return newest;
      }
      all.add(deployment("d" + (all.size() + 1), next));
      world.did("deployment " + newest().id());
      return newest();
    }
  }

  @Override
  public Deployment restart(Fence fence, String appId, String before) {
    world.look("Deployments.restart");
    return start(fence, appId, before);
  }

  @Override
  public synchronized List<Deployment> open(String appId) {
    world.look("Deployments.open");
    return all.stream().filter(one -> !one.ended()).toList();
  }

  @Override
  public void cancel(Fence fence, String appId, List<String> ids) {
    world.act("Deployments.cancel", fence);
    synchronized (this) {
      all.replaceAll(
          one ->
              ids.contains(one.id()) && !one.ended() ? deployment(one.id(), State.CANCELLED) : one);
      ids.forEach(id -> world.did("cancelled deployment " + id));
      duplicate = duplicate != null && ids.contains(duplicate) ? null : duplicate;
    }
  }

  @Override
  public Deployment await(String id) {
    world.look("Deployments.await");
    synchronized (this) {
      Deployment found =
          all.stream()
              .filter(one -> one.id().equals(id))
              .findFirst()
              .orElseGet(() -> deployment(id, State.VANISHED));
      if (!found.ended()) {
        throw World.notYet("NOT_YET", id + " is " + found.state(), Duration.ofSeconds(15));
      }
      return duplicate == null
          ? found
          : new Deployment(found.id(), found.state(), found.logTail(), List.of(duplicate));
    }
  }

  private Deployment newest() {
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  private static Deployment deployment(String id, State state) {
    return new Deployment(id, state, state == State.FAILED ? "npm ERR! missing script" : null);
  }
}
