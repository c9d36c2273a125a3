package dev.longhaul.emulators.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.LoopbackHttp;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Steers a {@link World} from another process. Paths and bodies are listed at {@code GET /}. */
public final class ControlServer implements AutoCloseable {
  private static final String HELP =
      """
      GET  /effects              what really happened
      GET  /calls                counts by vendor and call, and the most at the same time
      GET  /messages             accepted mail
      GET  /clock                {"now"}
      POST /clock                {"advance":"PT5S","speed":2}
      POST /faults               {"vendor":"inwx","call":"domain.create","times":1,"kind":KIND}
      POST /holds                {"vendor":"coolify","call":"POST /projects","point":"AFTER_EFFECT"} -> {"id"}
      GET  /holds/ID?wait=PT5S   {"reached"}
      POST /holds/ID/release     {"cut":true}
      POST /clear                {"vendor":"inwx"}
      POST /outage               {"vendor":"inwx","away":true}
      POST /presets              {"what":PRESET}
      POST /stop

      KIND and PRESET have fields of their own, here with examples; those in [] may be left out.

      """
          + "KIND\n"
          + Word.help(FaultWords.ALL)
          + "\nPRESET\n"
          + Word.help(Presets.ALL);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final World world;
  private final Map<String, SteeredVendor> vendors;
  private final Presets presets;
  private final Runnable onStop;
  private final Map<String, Hold> holds = new ConcurrentHashMap<>();
  private final AtomicLong lastHold = new AtomicLong();
  private final LoopbackHttp http;

  public ControlServer(World world, Runnable onStop) {
    this.world = world;
    this.vendors = SteeredVendor.of(world);
    this.presets = new Presets(world);
    this.onStop = onStop;
    this.http = LoopbackHttp.plain("control", world.ports(), this::serve);
    world.save();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return http.port();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try {
      refuseWebPages(exchange.getRequestHeaders());
      LoopbackHttp.send(exchange, answer(exchange));
      if (exchange.getRequestURI().getPath().equals("/stop")) {
        onStop.run();
      }
    } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
      String error = e instanceof JsonProcessingException ? "the body is no JSON" : e.getMessage();
      LoopbackHttp.send(
          exchange, HttpAnswer.json(400, JSON.createObjectNode().put("error", error)));
    }
  }

  /** A page of anybody's, open in the same machine's browser, is no operator of this world. */
  private static void refuseWebPages(Headers headers) {
    String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
    boolean ours = host.startsWith("127.0.0.1:") || host.startsWith("localhost:");
    if (headers.containsKey("Origin") || !ours) {
      throw new IllegalArgumentException("not for web pages; use curl http://127.0.0.1:...");
    }
  }

  private HttpAnswer answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    String word = path[0] + (path.length > 2 ? "/..." : "");
    return switch (exchange.getRequestMethod() + " " + word) {
      case "GET " -> HttpAnswer.text(200, "text/plain", HELP);
      case "GET effects" ->
          ok(JSON.valueToTree(world.effects().all().stream().map(this::view).toList()));
      case "GET calls" -> ok(calls());
      case "GET messages" -> ok(JSON.valueToTree(world.mail().messages()));
      case "GET clock" -> ok(clock());
      case "POST clock" -> ok(moveClock(body));
      case "POST faults" -> ok(fault(body));
      case "POST holds" -> ok(hold(body));
      case "GET holds" -> ok(reached(known(path), query));
      case "POST holds/..." -> ok(release(known(path), body));
      case "POST clear" -> done(vendor(body).switchboard()::clear);
      case "POST outage" ->
          done(body.path("away").asBoolean(true) ? vendor(body).stop() : vendor(body).start());
      case "POST presets" -> done(() -> presets.apply(body));
      case "POST stop" -> ok(JSON.createObjectNode());
      default -> HttpAnswer.text(404, "text/plain", HELP);
    };
  }

  private ObjectNode view(Effect effect) {
    ObjectNode view = JSON.createObjectNode();
    view.put("kind", effect.kind()).put("subject", effect.subject());
    view.put("detail", effect.detail()).put("at", effect.at().toString());
    effect
        .cost()
        .ifPresent(cost -> view.put("amountMinor", cost.minor()).put("currency", cost.currency()));
    return view;
  }

  private ObjectNode calls() {
    ObjectNode all = JSON.createObjectNode();
    vendors.forEach(
        (name, vendor) -> {
          ObjectNode one = all.putObject(name);
          one.put("maxConcurrent", vendor.switchboard().maxConcurrentObserved());
          one.set("calls", JSON.valueToTree(vendor.switchboard().counts()));
        });
    return all;
  }

  private ObjectNode clock() {
    return JSON.createObjectNode().put("now", world.clock().now().toString());
  }

  private ObjectNode moveClock(JsonNode body) {
    if (body.has("advance")) {
      world.clock().advance(Duration.parse(body.path("advance").asText()));
    }
    if (body.has("speed")) {
      world.clock().speed(body.path("speed").asDouble());
    }
    return clock();
  }

  private ObjectNode fault(JsonNode body) {
    vendor(body)
        .switchboard()
        .next(body.path("call").asText(), body.path("times").asInt(1), FaultWords.parse(body));
    return JSON.createObjectNode();
  }

  private ObjectNode hold(JsonNode body) {
    HoldPoint point = HoldPoint.valueOf(body.path("point").asText());
    String id = Long.toString(lastHold.incrementAndGet());
    holds.put(id, vendor(body).switchboard().hold(body.path("call").asText(), point));
    return JSON.createObjectNode().put("id", id);
  }

  private static ObjectNode reached(Hold hold, String query) {
    boolean reached = hold.isReached();
    if (query.startsWith("wait=")) {
      try {
        reached = hold.awaitReached(Duration.parse(query.substring("wait=".length())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return JSON.createObjectNode().put("reached", reached);
  }

  private static ObjectNode release(Hold hold, JsonNode body) {
    if (body.path("cut").asBoolean(false)) {
      hold.releaseByCutting();
    } else {
      hold.release();
    }
    return JSON.createObjectNode();
  }

  private Hold known(String... path) {
    String id = path.length > 1 ? path[1] : "";
    return Optional.ofNullable(holds.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no hold " + id));
  }

  private SteeredVendor vendor(JsonNode body) {
    String name = body.path("vendor").asText();
    return Optional.ofNullable(vendors.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no vendor '" + name + "'"));
  }

  private static HttpAnswer done(Runnable work) {
    work.run();
    return ok(JSON.createObjectNode());
  }

  private static HttpAnswer ok(JsonNode body) {
    return HttpAnswer.json(200, body);
  }

  @Override
  public void close() {
    http.close();
  }
}
