package dev.longhaul.cli.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The method that the quick client of {@link Api} does not know. */
final class PatchCall {
  private static final Duration ANSWER = Duration.ofSeconds(50);

  private final Address address;

  PatchCall(Address address) {
    this.address = address;
  }

  Api.Answer send(String path, @Nullable JsonNode changes) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.url() + path))
            .timeout(ANSWER)
            .header("Accept", "application/json, application/problem+json")
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(String.valueOf(changes)));
    address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Api.Answer(
          answer.statusCode(), answer.body(), answer.headers().firstValue("Retry-After"));
    } catch (ConnectException | HttpConnectTimeoutException | SSLException e) {
      throw Refusals.unreachable(address, e);
    } catch (IOException e) {
      throw Refusals.silent(address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Complaint(ExitCode.DETACHED, "interrupted");
    }
  }
}
