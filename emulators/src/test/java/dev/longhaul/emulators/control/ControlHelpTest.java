package dev.longhaul.emulators.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code curl} without a path shows is all there is, and works as it stands there. */
class ControlHelpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FIELD = Pattern.compile("(\\w+)=([^\\s|\\]]+)");
  private static World world;
  private static ControlServer control;

  @BeforeAll
  static void start() {
    world = World.start(WorldOptions.defaults());
    control = new ControlServer(world, () -> {});
  }

  @AfterAll
  static void stop() {
    control.close();
    world.close();
  }

  @Test
  void namesEveryKindOfFault() throws Exception {
    Set<Object> kinds = new HashSet<>();
    FaultWords.ALL.forEach(word -> kinds.add(FaultWords.parse(example("kind", word)).getClass()));
    assertThat(kinds).containsExactlyInAnyOrder((Object[]) Fault.class.getPermittedSubclasses());
    String help = send("", null).body();
    FaultWords.ALL.forEach(word -> assertThat(help).containsPattern(line(word)));
    assertThat(FaultWords.parse(JSON.readTree("{\"kind\":\"drip\",\"perByte\":\"PT3S\"}")))
        .isEqualTo(new Fault.Drip(Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetOfTheHelpIsUnderstood(Word<?> preset) throws Exception {
    assertThat(send("", null).body()).containsPattern(line(preset));
    String done = preset.name().equals("approve") ? "is not being transferred" : "{}";
    assertThat(send("presets", example("what", preset).toString()).body()).contains(done);
  }

  static List<? extends Word<?>> presets() {
    return Presets.ALL;
  }

  private static String line(Word<?> word) {
    return "(?m)^  " + word.name() + " *" + Pattern.quote(word.fields()) + "$";
  }

  /** The body that the help's example describes. */
  private static ObjectNode example(String name, Word<?> word) {
    ObjectNode body = JSON.createObjectNode().put(name, word.name());
    List<MatchResult> fields = FIELD.matcher(word.fields()).results().toList();
    fields.forEach(field -> body.put(field.group(1), field.group(2)));
    assertThat(fields)
        .hasSize(
            (int) Arrays.stream(word.fields().split(" ")).filter(part -> !part.isEmpty()).count());
    return body;
  }

  private static HttpResponse<String> send(String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(control.url() + "/" + path));
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
