package dev.longhaul.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Json;
import dev.longhaul.orders.OrderReader;
import dev.longhaul.orders.PlanReader;
import dev.longhaul.orders.PlanReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A saved plan in a file. */
final class PlanFile {
  private PlanFile() {}

  /** Writes a plan, in the place of an older one. */
  static void write(Path file, JsonNode plan) {
    try {
      Files.writeString(file, plan.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new Complaint(
          ExitCode.BAD_INPUT, List.of(file + " cannot be written; name another file"), e);
    }
  }

  /** Reads and checks a plan; every mistake is told at once. */
  static JsonNode read(Path file) {
    PlanReading reading = new PlanReader(Clock.systemUTC()).read(text(file), file.toString());
    if (!reading.ok()) {
      throw new Complaint(ExitCode.BAD_INPUT, reading.sentences(), null);
    }
    try {
      return Json.mapper().readTree(text(file));
    } catch (JsonProcessingException e) {
      throw new Complaint(ExitCode.BAD_INPUT, List.of(file + " is not JSON; make a new plan"), e);
    }
  }

  private static String text(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(OrderReader.LONGEST + 1);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Complaint(ExitCode.BAD_INPUT, List.of(file + " cannot be read; check its name"), e);
    }
  }
}
