package dev.longhaul.emulators.control;

import dev.longhaul.emulators.World;
import dev.longhaul.emulators.faults.Switchboard;
import java.util.Map;

/** What every vendor of the world has in common for whoever steers it. */
record SteeredVendor(Switchboard switchboard, Runnable stop, Runnable start) {

  static Map<String, SteeredVendor> of(World world) {
    return Map.of(
        "inwx",
        new SteeredVendor(
            world.inwx().switchboard(), world.inwx()::stopListening, world.inwx()::startListening),
        "coolify",
        new SteeredVendor(
            world.coolify().switchboard(),
            world.coolify()::stopListening,
            world.coolify()::startListening),
        "mail",
        new SteeredVendor(
            world.mail().switchboard(), world.mail()::stopListening, world.mail()::startListening));
  }
}
