package dev.longhaul.sandbox.kill;

import dev.longhaul.emulators.World;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.emulators.faults.Switchboard;
import java.util.function.Function;

/**
 * The calls whose effect costs most when it happens twice. A purchase that stands keeps the
 * registrar's account for itself, so it comes last.
 */
enum CostlyCall {
  DEPLOYMENT_START(
      "POST /applications/{uuid}/start",
      "deployment-started",
      world -> world.coolify().switchboard()),
  DOMAIN_CREATE("domain.create", "domain-registered", world -> world.inwx().switchboard());

  private final String call;
  private final String effect;
  private final Function<World, Switchboard> vendor;

  CostlyCall(String call, String effect, Function<World, Switchboard> vendor) {
    this.call = call;
    this.effect = effect;
    this.vendor = vendor;
  }

  /** The next one stops at the point. */
  HeldCall hold(World world, HoldPoint point) {
    return new HeldCall(vendor.apply(world).hold(call, point));
  }

  /** How often it has had its effect. */
  int effects(World world) {
    return world.effects().count(effect);
  }
}
