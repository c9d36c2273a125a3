package dev.longhaul.activities.coolify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.http.Endpoint;
import dev.longhaul.activities.http.HttpAnswer;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.activities.http.Redaction;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorHttp;
import dev.longhaul.activities.http.VendorPulse;
import dev.longhaul.durable.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Coolify's HTTP: JSON both ways, a bearer token, a status that counts. */
final class CoolifyWire {
  private static final MediaType JSON = MediaType.get("application/json");

  private final VendorHttp http;
  private final HttpUrl api;
  private final CoolifySettings settings;
  private final Redaction hidden;

  CoolifyWire(CoolifySettings settings, Trust trust, VendorPulse pulse) {
    this(
        new VendorHttp(
            "coolify",
            HttpClients.base(trust, settings.callTimeout()),
            Redaction.of(settings.token()),
            pulse),
        settings,
        Redaction.of());
  }

  private CoolifyWire(VendorHttp http, CoolifySettings settings, Redaction hidden) {
    this.http = http;
    this.api = Endpoint.of(settings.api());
    this.settings = settings;
    this.hidden = hidden;
  }

  /** The same, whose refusals do not repeat these values that are sent. */
  CoolifyWire hiding(List<Secret> sent) {
    return new CoolifyWire(http, settings, Redaction.of(sent));
  }

  /**
   * Sends a call; {@code path} may have a query.
   *
   * @param name the call in messages, without ids
   */
  JsonNode send(String method, String name, String path, Optional<Map<String, ?>> body) {
    String call = method + " " + name;
    return http.json(call, answer(call, request(method, path, body)));
  }

  /** The body of an answer that is not JSON. */
  String text(String name, String path) {
    return answer("GET " + name, request("GET", path, Optional.empty())).body();
  }

  private HttpAnswer answer(String call, Request request) {
    HttpAnswer answer = http.send(call, request);
    if (answer.successful()) {
      return answer;
    }
    CoolifyCode code = CoolifyCode.of(answer.status());
    throw new CoolifyException(
        code,
        http.fault(
            call,
            Integer.toString(answer.status()),
            answer,
            hidden.apply(CoolifyRefusals.sentence(answer.status(), answer.body())),
            code.ambiguous()));
  }

  <T> T read(String name, JsonNode node, Class<T> type) {
    return http.read(name, node, type);
  }

  /** The elements of a list, or of an object keyed by position. */
  <T> List<T> list(String name, JsonNode node, Class<T> element) {
    Stream<JsonNode> elements =
        node.isObject()
            ? node.properties().stream()
                .filter(field -> field.getKey().matches("\\d+"))
                .sorted(Comparator.comparingInt(field -> Integer.parseInt(field.getKey())))
                .map(Map.Entry::getValue)
            : StreamSupport.stream(node.spliterator(), false);
    List<T> read = new ArrayList<>();
    elements.forEach(one -> read.add(http.read(name, one, element)));
    return read;
  }

  private Request request(String method, String path, Optional<Map<String, ?>> body) {
    String base = api.toString().replaceAll("/$", "");
    RequestBody content =
        body.map(fields -> RequestBody.create(VendorHttp.JSON.valueToTree(fields).toString(), JSON))
            .orElseGet(() -> method.equals("POST") ? RequestBody.create("{}", JSON) : null);
    return new Request.Builder()
        .url(base + path)
        .header("Authorization", "Bearer " + settings.token().reveal())
        .header("Accept", "application/json")
        .method(method, content)
        .build();
  }
}
