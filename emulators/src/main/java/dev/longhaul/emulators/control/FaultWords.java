package dev.longhaul.emulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;

/** Faults as the control interface writes them: {@code {"kind":"delay","by":"PT2S"}}. */
final class FaultWords {
  private FaultWords() {}

  static Fault parse(JsonNode words) {
    String kind = words.path("kind").asText();
    return switch (kind) {
      case "status" ->
          new Fault.Status(words.path("status").asInt(503), words.path("body").asText("{}"));
      case "code" ->
          new Fault.VendorCode(
              words.path("code").asInt(), words.path("reason").asText("Refused on purpose"));
      case "rate-limit" -> new Fault.RateLimited(duration(words, "retryAfter"));
      case "garbage" -> new Fault.Garbage(words.path("body").asText("<html>"));
      case "delay" -> new Fault.Delay(duration(words, "by"));
      case "drip" -> new Fault.Drip(duration(words, "perByte"));
      case "accept-and-cut" -> new Fault.AcceptAndCut();
      case "cut-before" -> new Fault.CutBefore();
      case "silence" ->
          new Fault.Silence(duration(words, "by"), words.path("applied").asBoolean(false));
      case "quirk" -> new Fault.Quirk(words.path("name").asText());
      default -> throw new IllegalArgumentException("unknown kind of fault: '" + kind + "'");
    };
  }

  private static Duration duration(JsonNode words, String field) {
    return Duration.parse(words.path(field).asText("PT1S"));
  }
}
