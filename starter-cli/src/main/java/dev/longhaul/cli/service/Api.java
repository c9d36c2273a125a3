package dev.longhaul.cli.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import dev.longhaul.durable.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request, one answer. Nothing is repeated here, no redirect is followed; whatever is not a
 * success becomes a {@link Complaint}. Java's older client, because the newer one reads all
 * certificates before its first request, also of a plain connection: a third of a command's time.
 */
public final class Api {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Longer than the API lets a request wait. */
  private static final Duration ANSWER = Duration.ofSeconds(50);

  private static final ObjectMapper JSON = Json.mapper();

  static {
    System.setProperty("sun.net.http.retryPost", "false"); // else a lost answer sends it again
  }

  private final Address address;
  private final UnderWay underWay;

  public Api(Address address, UnderWay underWay) {
    this.address = address;
    this.underWay = underWay;
  }

  /** An answer, whatever its status; {@code retryAfter} is the header. */
  record Answer(int status, String text, Optional<String> retryAfter) {}

  public JsonNode get(String path) {
    return send("GET", path, null);
  }

  public JsonNode post(String path, JsonNode body) {
    return change("POST", path, body);
  }

  public JsonNode put(String path, JsonNode body) {
    return change("PUT", path, body);
  }

  /** Removes; the answer has no body. */
  public void delete(String path) {
    change("DELETE", path, null);
  }

  /** Sends a merge patch. */
  public JsonNode patch(String path, JsonNode body) {
    return change("PATCH", path, body);
  }

  private JsonNode change(String method, String path, @Nullable JsonNode body) {
    underWay.begins();
    try {
      return send(method, path, body);
    } finally {
      underWay.ends();
    }
  }

  private JsonNode send(String method, String path, @Nullable JsonNode body) {
    Answer answer = exchange(method, path, body);
    JsonNode document = parse(answer.text());
    if (answer.status() / 100 != 2) {
      throw Refusals.of(answer, document, address);
    }
    if (!document.isContainerNode() && answer.status() != HttpURLConnection.HTTP_NO_CONTENT) {
      throw new Complaint(
          ExitCode.UNREACHABLE, address.url() + " answers, but not as the API of Longhaul");
    }
    return document;
  }

  private Answer exchange(String method, String path, @Nullable JsonNode body) {
    if (method.equals("PATCH")) {
      return new PatchCall(address).send(path, body);
    }
    HttpURLConnection connection = connect(method, path, body != null);
    try {
      if (body != null) {
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body.toString().getBytes(StandardCharsets.UTF_8));
        }
      }
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("what answers does not speak HTTP");
      }
      return new Answer(
          status,
          text(status < 400 ? connection.getInputStream() : connection.getErrorStream()),
          Optional.ofNullable(connection.getHeaderField("Retry-After")));
    } catch (IOException e) {
      throw Refusals.silent(address, e);
    }
  }

  private HttpURLConnection connect(String method, String path, boolean hasBody) {
    try {
      URI uri = URI.create(address.url() + path);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout((int) CONNECT.toMillis());
      connection.setReadTimeout((int) ANSWER.toMillis());
      connection.setRequestProperty("Accept", "application/json, application/problem+json");
      address
          .token()
          .ifPresent(
              token -> connection.setRequestProperty("Authorization", "Bearer " + token.reveal()));
      if (hasBody) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
      }
      connection.connect();
      return connection;
    } catch (IOException e) {
      throw Refusals.unreachable(address, e);
    }
  }

  private static String text(InputStream stream) throws IOException {
    if (stream == null) {
      return "";
    }
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode parsed = JSON.readTree(body);
      return parsed == null ? MissingNode.getInstance() : parsed;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
