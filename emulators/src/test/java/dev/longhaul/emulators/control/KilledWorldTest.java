package dev.longhaul.emulators.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class KilledWorldTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIENTS = 4;
  private static final int ENOUGH = 40;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final CountDownLatch enough = new CountDownLatch(ENOUGH);

  @Test
  void hasWhateverWasAnsweredBeforeTheKillAndLivesAtTheSameAddresses(@TempDir Path directory)
      throws Exception {
    Map<String, String> before;
    try (WorldProcess world = start(directory)) {
      before = Map.copyOf(world.settings());
      CompletableFuture<?>[] clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(i -> CompletableFuture.runAsync(() -> createUntilItDies(before)))
              .toArray(CompletableFuture[]::new);
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      world.kill();
      CompletableFuture.allOf(clients).get(30, TimeUnit.SECONDS);
    }
    try (WorldProcess world = start(directory)) {
      assertThat(world.settings()).isEqualTo(before);
      JsonNode projects = get(before.get("COOLIFY_API_URL") + "/projects", before);
      Set<String> there = new TreeSet<>(projects.findValuesAsText("uuid"));
      assertThat(there).hasSize(projects.size()).containsAll(answered);
      JsonNode effects = get(before.get("CONTROL_URL") + "/effects", before);
      assertThat(effects.findValuesAsText("detail")).containsExactlyInAnyOrderElementsOf(there);
    }
  }

  private static WorldProcess start(Path directory) throws IOException {
    return WorldProcess.start(directory.toString(), "--state=" + directory.resolve("state"));
  }

  private void createUntilItDies(Map<String, String> settings) {
    try {
      while (true) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(settings.get("COOLIFY_API_URL") + "/projects"))
                .header("Authorization", "Bearer " + settings.get("COOLIFY_API_TOKEN"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"vrs-acme\"}"))
                .build();
        answered.add(send(request).path("uuid").asText());
        enough.countDown();
      }
    } catch (IOException e) {
      // The world was killed.
    }
  }

  private JsonNode get(String url, Map<String, String> settings) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + settings.get("COOLIFY_API_TOKEN"))
            .build());
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
