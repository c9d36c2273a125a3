package dev.longhaul.emulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.faults.Money;
import java.time.Duration;

/**
 * Facts about the world that can be set from outside: {@code
 * {"what":"takenByOthers","domain":"shop.example"}}.
 */
final class Presets {
  private final World world;

  Presets(World world) {
    this.world = world;
  }

  void apply(JsonNode preset) {
    String domain = preset.path("domain").asText();
    String what = preset.path("what").asText();
    switch (what) {
      case "takenByOthers" -> world.inwx().takenByOthers(domain);
      case "owns" -> world.inwx().owns(domain);
      case "registryRejects" -> world.inwx().registryRejects(domain);
      case "price" ->
          world
              .inwx()
              .price(
                  preset.path("tld").asText(),
                  Money.of(preset.path("amount").asText(), preset.path("currency").asText("EUR")));
      case "elsewhere" ->
          world.inwx().transfers().elsewhere(domain, preset.path("authCode").asText());
      case "approvesAfter" ->
          world.inwx().transfers().approvesAfter(domain, duration(preset, "after"));
      case "refusesAfter" ->
          world
              .inwx()
              .transfers()
              .refusesAfter(domain, duration(preset, "after"), preset.path("words").asText("no"));
      case "silent" -> world.inwx().transfers().silent(domain);
      case "locked" ->
          world.inwx().transfers().locked(domain, preset.path("locked").asBoolean(true));
      case "approve" -> world.inwx().transfers().approve(domain);
      case "loseMessages" -> world.inwx().transfers().loseNext(preset.path("times").asInt(1));
      case "repeatMessages" -> world.inwx().transfers().repeatNext(preset.path("times").asInt(1));
      case "expireSessions" -> world.inwx().expireSessions();
      default -> applyToOthers(preset, what);
    }
  }

  private void applyToOthers(JsonNode preset, String what) {
    String server = preset.path("server").asText();
    String domain = preset.path("domain").asText();
    switch (what) {
      case "addServer" ->
          world
              .coolify()
              .addServer(server, preset.path("ip").asText(), preset.path("usable").asBoolean(true));
      case "serverDown" -> world.coolify().serverDown(server);
      case "serverUp" -> world.coolify().serverUp(server);
      case "unhealthy" -> world.coolify().unhealthy(domain);
      case "healthy" -> world.coolify().healthy(domain);
      case "failNextDeployments" ->
          world
              .coolify()
              .failNextDeployments(
                  domain, preset.path("times").asInt(1), preset.path("log").asText("failed"));
      case "lag" -> world.dns().lag(preset.path("nameserver").asText(), duration(preset, "by"));
      case "mute" ->
          world
              .dns()
              .mute(preset.path("nameserver").asText(), preset.path("silent").asBoolean(true));
      default -> throw new IllegalArgumentException("unknown preset: '" + what + "'");
    }
  }

  private static Duration duration(JsonNode preset, String field) {
    return Duration.parse(preset.path(field).asText());
  }
}
