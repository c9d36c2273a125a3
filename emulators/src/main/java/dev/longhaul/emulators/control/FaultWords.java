package dev.longhaul.emulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.coolify.CoolifyEmulator;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.util.List;

/** Faults as the control interface writes them: {@code {"kind":"delay","by":"PT2S"}}. */
final class FaultWords {
  static final List<Word<Fault>> ALL =
      List.of(
          new Word<>(
              "status",
              "[status=503] [body={}]",
              words ->
                  new Fault.Status(
                      words.path("status").asInt(503), words.path("body").asText("{}"))),
          new Word<>(
              "code",
              "code=2400 [reason=Refused]",
              words ->
                  new Fault.VendorCode(
                      words.path("code").asInt(),
                      words.path("reason").asText("Refused on purpose"))),
          new Word<>(
              "rate-limit",
              "[retryAfter=PT1S]",
              words -> new Fault.RateLimited(duration(words, "retryAfter"))),
          new Word<>(
              "garbage",
              "[body=<html>]",
              words -> new Fault.Garbage(words.path("body").asText("<html>"))),
          new Word<>("delay", "[by=PT1S]", words -> new Fault.Delay(duration(words, "by"))),
          new Word<>("drip", "[perByte=PT1S]", words -> new Fault.Drip(duration(words, "perByte"))),
          new Word<>("accept-and-cut", "", words -> new Fault.AcceptAndCut()),
          new Word<>("cut-before", "", words -> new Fault.CutBefore()),
          new Word<>(
              "silence",
              "[by=PT1S] [applied=false]",
              words ->
                  new Fault.Silence(duration(words, "by"), words.path("applied").asBoolean(false))),
          new Word<>(
              "quirk",
              "name="
                  + quirk(CoolifyEmulator.QUEUE_FULL)
                  + "|"
                  + quirk(CoolifyEmulator.LIST_AS_OBJECT),
              words -> new Fault.Quirk(words.path("name").asText())));

  private FaultWords() {}

  static Fault parse(JsonNode words) {
    String kind = words.path("kind").asText();
    return Word.find(ALL, kind)
        .orElseThrow(() -> new IllegalArgumentException("unknown kind of fault: '" + kind + "'"))
        .meaning()
        .apply(words);
  }

  private static String quirk(Fault fault) {
    return fault instanceof Fault.Quirk quirk ? quirk.name() : "";
  }

  private static Duration duration(JsonNode words, String field) {
    return Duration.parse(words.path(field).asText("PT1S"));
  }
}
