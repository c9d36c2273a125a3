package dev.longhaul.activities.inwx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.activities.http.Endpoint;
import dev.longhaul.activities.http.HttpAnswer;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.activities.http.Redaction;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFault;
import dev.longhaul.activities.http.VendorHttp;
import dev.longhaul.activities.http.VendorPulse;
import dev.longhaul.durable.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The registrar's envelope: {@code method} and {@code params} by POST, a result code inside an HTTP
 * 200. It looks like JSON-RPC 2.0 and is not.
 */
final class InwxWire {
  private static final MediaType JSON = MediaType.get("application/json; charset=UTF-8");

  private final VendorHttp http;
  private final HttpUrl api;

  InwxWire(InwxSettings settings, Trust trust, VendorPulse pulse) {
    Redaction redaction =
        Redaction.of(
            Stream.concat(Stream.of(settings.password()), settings.totpSecret().stream())
                .toArray(Secret[]::new));
    this.api = Endpoint.of(settings.api());
    this.http =
        new VendorHttp("inwx", HttpClients.base(trust, settings.callTimeout()), redaction, pulse);
  }

  /** Sends one call with the cookie of a session, if there is one. */
  InwxReply send(String method, Map<String, ?> params, Optional<Secret> cookie) {
    HttpAnswer answer = http.send(method, request(method, params, cookie));
    if (!answer.successful()) {
      throw new VendorException(httpFault(method, answer));
    }
    JsonNode envelope = http.json(method, answer);
    InwxCode code = InwxCode.of(envelope.path("code").asInt(-1));
    if (!code.done()) {
      throw new InwxException(code, fault(method, code, answer, envelope, given(params)));
    }
    return new InwxReply(code, envelope.path("resData"), cookies(answer));
  }

  /** The data of an answer as a record. */
  <T> T read(String method, JsonNode data, Class<T> type) {
    return http.read(method, data, type);
  }

  private Request request(String method, Map<String, ?> params, Optional<Secret> cookie) {
    ObjectNode body = VendorHttp.JSON.createObjectNode().put("method", method);
    body.set("params", VendorHttp.JSON.valueToTree(params));
    Request.Builder request =
        new Request.Builder().url(api).post(RequestBody.create(body.toString(), JSON));
    cookie.ifPresent(value -> request.header("Cookie", value.reveal()));
    return request.build();
  }

  private VendorFault httpFault(String method, HttpAnswer answer) {
    String status = Integer.toString(answer.status());
    return http.fault(method, status, answer, "HTTP " + status, answer.status() >= 500);
  }

  /** The auth code of a transfer is not to come back in the registrar's own words. */
  private static Redaction given(Map<String, ?> params) {
    return params.get("authCode") instanceof String code
        ? Redaction.of(new Secret(code))
        : Redaction.of();
  }

  private VendorFault fault(
      String method, InwxCode code, HttpAnswer answer, JsonNode envelope, Redaction given) {
    String number = envelope.path("code").asText("none");
    String words =
        Stream.of(envelope.path("msg").asText(""), envelope.path("reason").asText(""))
            .filter(text -> !text.isBlank())
            .distinct()
            .collect(Collectors.joining(": "));
    String message = given.apply(words) + " [" + number + "]";
    VendorFault fault = http.fault(method, number, answer, message, code.ambiguous());
    return new VendorFault(
        fault.vendor(),
        fault.call(),
        fault.code(),
        fault.status(),
        fault.message(),
        envelope.path("svTRID").asText(null),
        fault.ambiguous(),
        null);
  }

  /** All cookies of an answer, ready to be sent back; the session's name is not documented. */
  private Optional<Secret> cookies(HttpAnswer answer) {
    List<Cookie> cookies = Cookie.parseAll(api, answer.headers());
    return cookies.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Secret(
                cookies.stream()
                    .map(cookie -> cookie.name() + "=" + cookie.value())
                    .collect(Collectors.joining("; "))));
  }
}
