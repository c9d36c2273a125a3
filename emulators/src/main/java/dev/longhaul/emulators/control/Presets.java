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
    String what = preset.path("what").asText();
    switch (what) {
      case "takenByOthers" -> world.inwx().takenByOthers(word(preset, "domain"));
      case "owns" -> world.inwx().owns(word(preset, "domain"));
      case "registryRejects" -> world.inwx().registryRejects(word(preset, "domain"));
      case "price" ->
          world
              .inwx()
              .price(
                  word(preset, "tld"),
                  Money.of(word(preset, "amount"), preset.path("currency").asText("EUR")));
      case "elsewhere" ->
          world.inwx().transfers().elsewhere(word(preset, "domain"), word(preset, "authCode"));
      case "approvesAfter" ->
          world.inwx().transfers().approvesAfter(word(preset, "domain"), duration(preset, "after"));
      case "refusesAfter" ->
          world
              .inwx()
              .transfers()
              .refusesAfter(
                  word(preset, "domain"),
                  duration(preset, "after"),
                  preset.path("words").asText("no"));
      case "silent" -> world.inwx().transfers().silent(word(preset, "domain"));
      case "locked" ->
          world
              .inwx()
              .transfers()
              .locked(word(preset, "domain"), preset.path("locked").asBoolean(true));
      case "approve" -> world.inwx().transfers().approve(word(preset, "domain"));
      case "loseMessages" -> world.inwx().transfers().loseNext(preset.path("times").asInt(1));
      case "repeatMessages" -> world.inwx().transfers().repeatNext(preset.path("times").asInt(1));
      case "expireSessions" -> world.inwx().expireSessions();
      default -> applyToOthers(preset, what);
    }
  }

  private void applyToOthers(JsonNode preset, String what) {
    switch (what) {
      case "addServer" ->
          world
              .coolify()
              .addServer(
                  word(preset, "server"),
                  word(preset, "ip"),
                  preset.path("usable").asBoolean(true));
      case "serverDown" -> world.coolify().serverDown(word(preset, "server"));
      case "serverUp" -> world.coolify().serverUp(word(preset, "server"));
      case "unhealthy" -> world.coolify().unhealthy(word(preset, "domain"));
      case "healthy" -> world.coolify().healthy(word(preset, "domain"));
      case "failNextDeployments" ->
          world
              .coolify()
              .failNextDeployments(
                  word(preset, "domain"),
                  preset.path("times").asInt(1),
                  preset.path("log").asText("failed"));
      case "lag" -> world.dns().lag(word(preset, "nameserver"), duration(preset, "by"));
      case "mute" ->
          world.dns().mute(word(preset, "nameserver"), preset.path("silent").asBoolean(true));
      default -> throw new IllegalArgumentException("unknown preset: '" + what + "'");
    }
  }

  private static Duration duration(JsonNode preset, String field) {
    return Duration.parse(word(preset, field));
  }

  private static String word(JsonNode preset, String field) {
    String word = preset.path(field).asText();
    if (word.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return word;
  }
}
