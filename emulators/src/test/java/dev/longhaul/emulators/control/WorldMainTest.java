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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorldMainTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Map<String, String> settings;
  private WorldProcess world;
  private Process process;

  @BeforeEach
  void startTheProcess(@TempDir Path directory) throws IOException {
    world = WorldProcess.start(directory.toString());
    process = world.process();
    settings = world.settings();
  }

  @AfterEach
  void kill() throws InterruptedException {
    world.close();
  }

  @Test
  void isSteeredFromAnotherProcess() throws Exception {
    JsonNode hold =
        control(
            "/holds",
            "{\"vendor\":\"coolify\",\"call\":\"POST /projects\",\"point\":\"AFTER_EFFECT\"}");
    CompletableFuture<HttpResponse<String>> held = createProject();
    String id = hold.path("id").asText();
    assertThat(get("/holds/" + id + "?wait=PT10S").path("reached").asBoolean()).isTrue();
    assertThat(get("/effects").findValuesAsText("kind")).containsExactly("project-created");
    assertThat(held).isNotDone();
    control("/holds/" + id + "/release", "{}");
    assertThat(held.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);

    control("/faults", "{\"vendor\":\"coolify\",\"call\":\"POST /*\",\"kind\":\"status\"}");
    assertThat(createProject().get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
    assertThat(get("/calls").at("/coolify/calls/POST ~1projects").asInt()).isEqualTo(2);
    assertThat(control("/faults", "{\"vendor\":\"nobody\"}").path("error").asText())
        .contains("nobody");
    control("/stop", "{}");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void saysWhatIsWrongWithAWish() throws Exception {
    assertThat(control("/presets", "{\"what\":\"silent\"}").path("error").asText())
        .isEqualTo("domain is missing");
    assertThat(control("/presets", "{\"what\":\"sillent\"}").path("error").asText())
        .contains("sillent");
    assertThat(get("/holds").path("error").asText()).contains("no hold");
    assertThat(control("/outage", "vendor=inwx").path("error").asText()).contains("JSON");
    assertThat(control("/clock", "{\"advance\":\"5 days\"}").path("error").asText()).isNotEmpty();
  }

  @Test
  void isNotForWebPages() throws Exception {
    HttpRequest.Builder page =
        HttpRequest.newBuilder(URI.create(settings.get("CONTROL_URL") + "/stop"))
            .header("Origin", "https://anybody.example")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(send(page.build()).path("error").asText()).contains("web pages");
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void endsWithItsParent() throws Exception {
    process.getOutputStream().close();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private CompletableFuture<HttpResponse<String>> createProject() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.get("COOLIFY_API_URL") + "/projects"))
            .header("Authorization", "Bearer " + settings.get("COOLIFY_API_TOKEN"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"vrs-acme\"}"))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(settings.get("CONTROL_URL") + path)).build());
  }

  private JsonNode control(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(settings.get("CONTROL_URL") + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode send(HttpRequest request) throws Exception {
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
