package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Terminal;
import dev.longhaul.cli.service.TemporalAddress;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Operations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command line in this process against the stand-in; a pause moves the clock at once. */
@Timeout(30)
abstract class CliCase implements Pace {
  @TempDir Path folder;
  StandIn service;
  final Map<String, String> env = new HashMap<>();
  Terminal terminal = Terminal.none();
  String input = "";
  private Instant now = Moments.START.plusSeconds(5);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void start() throws IOException {
    service = new StandIn();
    env.put("HOME", folder.toString());
    env.put("LONGHAUL_URL", service.url());
    env.put("LONGHAUL_TOKEN", StandIn.TOKEN);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  /** Whom {@code --direct} reaches. */
  Function<Map<String, String>, Operations> direct() {
    return TemporalAddress::connect;
  }

  int run(String... args) {
    return run(direct(), args);
  }

  /** With the real connection to Temporal. */
  int runConnected(String... args) {
    return run(TemporalAddress::connect, args);
  }

  private int run(Function<Map<String, String>, Operations> direct, String... args) {
    out.reset();
    err.reset();
    return LonghaulCli.run(
        args,
        env,
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminal,
        this,
        direct);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Standard output as one JSON document per line. */
  List<JsonNode> documents() throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (String line : out().lines().toList()) {
      documents.add(Json.mapper().readTree(line));
    }
    return documents;
  }

  String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  static String example(String name) {
    return Path.of(System.getProperty("longhaul.root"), "examples", name).toString();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pause(Duration time) {
    now = now.plus(time);
  }
}
