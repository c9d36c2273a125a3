package dev.longhaul.emulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.faults.Money;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Facts about the world that can be set from outside: {@code
 * {"what":"takenByOthers","domain":"shop.example"}}.
 */
final class Presets {
  private static final List<Word<Consumer<World>>> REGISTRAR =
      List.of(
          does(
              "takenByOthers",
              "domain=shop.example",
              (world, preset) -> world.inwx().takenByOthers(word(preset, "domain"))),
          does(
              "owns",
              "domain=shop.example",
              (world, preset) -> world.inwx().owns(word(preset, "domain"))),
          does(
              "registryRejects",
              "domain=shop.example",
              (world, preset) -> world.inwx().registryRejects(word(preset, "domain"))),
          does(
              "price",
              "tld=example amount=11.88 [currency=EUR]",
              (world, preset) ->
                  world
                      .inwx()
                      .price(
                          word(preset, "tld"),
                          Money.of(word(preset, "amount"), preset.path("currency").asText("EUR")))),
          does(
              "elsewhere",
              "domain=museum.example authCode=let-me-in",
              (world, preset) ->
                  world
                      .inwx()
                      .transfers()
                      .elsewhere(word(preset, "domain"), word(preset, "authCode"))),
          does(
              "approvesAfter",
              "domain=museum.example after=PT72H",
              (world, preset) ->
                  world
                      .inwx()
                      .transfers()
                      .approvesAfter(word(preset, "domain"), duration(preset, "after"))),
          does(
              "refusesAfter",
              "domain=museum.example after=PT72H [words=no]",
              (world, preset) ->
                  world
                      .inwx()
                      .transfers()
                      .refusesAfter(
                          word(preset, "domain"),
                          duration(preset, "after"),
                          preset.path("words").asText("no"))),
          does(
              "silent",
              "domain=museum.example",
              (world, preset) -> world.inwx().transfers().silent(word(preset, "domain"))),
          does(
              "locked",
              "domain=museum.example [locked=true]",
              (world, preset) ->
                  world
                      .inwx()
                      .transfers()
                      .locked(word(preset, "domain"), preset.path("locked").asBoolean(true))),
          does(
              "approve",
              "domain=museum.example",
              (world, preset) -> world.inwx().transfers().approve(word(preset, "domain"))),
          does(
              "loseMessages",
              "[times=1]",
              (world, preset) -> world.inwx().transfers().loseNext(preset.path("times").asInt(1))),
          does(
              "repeatMessages",
              "[times=1]",
              (world, preset) ->
                  world.inwx().transfers().repeatNext(preset.path("times").asInt(1))),
          does("expireSessions", "", (world, preset) -> world.inwx().expireSessions()));
  private static final List<Word<Consumer<World>>> OTHERS =
      List.of(
          does(
              "addServer",
              "server=web-9 ip=127.0.0.9 [usable=true]",
              (world, preset) ->
                  world
                      .coolify()
                      .addServer(
                          word(preset, "server"),
                          word(preset, "ip"),
                          preset.path("usable").asBoolean(true))),
          does(
              "serverDown",
              "server=web-1",
              (world, preset) -> world.coolify().serverDown(word(preset, "server"))),
          does(
              "serverUp",
              "server=web-1",
              (world, preset) -> world.coolify().serverUp(word(preset, "server"))),
          does(
              "unhealthy",
              "domain=shop.example",
              (world, preset) -> world.coolify().unhealthy(word(preset, "domain"))),
          does(
              "healthy",
              "domain=shop.example",
              (world, preset) -> world.coolify().healthy(word(preset, "domain"))),
          does(
              "failNextDeployments",
              "domain=shop.example [times=1] [log=failed]",
              (world, preset) ->
                  world
                      .coolify()
                      .failNextDeployments(
                          word(preset, "domain"),
                          preset.path("times").asInt(1),
                          preset.path("log").asText("failed"))),
          does(
              "lag",
              "nameserver=ns3.inwx.eu by=PT30S",
              (world, preset) ->
                  world.dns().lag(word(preset, "nameserver"), duration(preset, "by"))),
          does(
              "mute",
              "nameserver=ns3.inwx.eu [silent=true]",
              (world, preset) ->
                  world
                      .dns()
                      .mute(word(preset, "nameserver"), preset.path("silent").asBoolean(true))));

  static final List<Word<Consumer<World>>> ALL =
      Stream.of(REGISTRAR, OTHERS).flatMap(List::stream).toList();

  private final World world;

  Presets(World world) {
    this.world = world;
  }

  void apply(JsonNode preset) {
    String what = preset.path("what").asText();
    Word.find(ALL, what)
        .orElseThrow(() -> new IllegalArgumentException("unknown preset: '" + what + "'"))
        .meaning()
        .apply(preset)
        .accept(world);
  }

  private static Word<Consumer<World>> does(
      String name, String fields, BiConsumer<World, JsonNode> deed) {
    return new Word<>(name, fields, preset -> world -> deed.accept(world, preset));
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
