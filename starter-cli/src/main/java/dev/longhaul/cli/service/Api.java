package dev.longhaul.cli.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import dev.longhaul.durable.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * One request, one answer. Nothing is repeated here, no redirect is followed; whatever is not a
 * success becomes a {@link Complaint}.
 */
public final class Api {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = Json.mapper();

  private final Address address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  public Api(Address address) {
    this.address = address;
  }

  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  public JsonNode post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  public JsonNode put(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString())));
  }

  /** Sends a merge patch. */
  public JsonNode patch(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.url() + path))
            .timeout(ANSWER)
            .header("Accept", "application/json, application/problem+json");
    address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
    return request;
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      JsonNode body = parse(response.body());
      if (response.statusCode() / 100 != 2) {
        throw Refusals.of(response, body, address);
      }
      if (!body.isContainerNode() && response.statusCode() != 204) {
        throw new Complaint(
            ExitCode.UNREACHABLE, address.url() + " answers, but not as the API of Longhaul");
      }
      return body;
    } catch (IOException e) {
      throw Refusals.unreachable(address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Complaint(ExitCode.DETACHED, "interrupted");
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
