package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Speaks to the emulator as a client would: cookies kept, values given as name and value in turn.
 */
final class InwxSession {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final InwxEmulator inwx;

  InwxSession(InwxEmulator inwx) {
    this.inwx = inwx;
  }

  static InwxSession loggedIn(InwxEmulator inwx) throws Exception {
    InwxSession session = new InwxSession(inwx);
    session.call("account.login", "user", inwx.username(), "pass", inwx.password());
    return session;
  }

  JsonNode call(String method, Object... namesAndValues) throws IOException, InterruptedException {
    return JSON.readTree(send(method, namesAndValues).body());
  }

  HttpResponse<String> send(String method, Object... namesAndValues)
      throws IOException, InterruptedException {
    ObjectNode params = JSON.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.set((String) namesAndValues[i], JSON.valueToTree(namesAndValues[i + 1]));
    }
    ObjectNode body = JSON.createObjectNode().put("method", method);
    body.set("params", params);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(inwx.apiUrl()))
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
