package dev.longhaul.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** O-12: what earlier releases have started ends well on this code. */
class RecordedHistoriesTest {
  private static final String TYPE = "activityTaskScheduledEventAttributes";
  private static final int LARGEST_FILE = 256 * 1024;
  private static final Replay replay = new Replay(Replay.WORKFLOWS);

  @AfterAll
  static void close() {
    replay.close();
  }

  static Stream<RecordedHistory> recorded() {
    return RecordedHistory.all();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void replays(RecordedHistory history) {
    replay.check(history);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void anIncompatibleChangeIsCaught(RecordedHistory history) {
    RecordedHistory doctored = history.copy();
    swapTwoActivities(doctored.events());
    assertThatThrownBy(() -> replay.check(doctored))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("histories/" + history + ".json")
        .hasMessageContaining("docs/changing-a-workflow.md")
        .hasStackTraceContaining("NonDeterministicException");
  }

  @Test
  void everyWorkflowHasHistories() {
    List<String> workflows =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.longhaul")
                .stream()
                .map(JavaClass::reflect)
                .filter(Class::isInterface)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(WorkflowMethod.class))
                .map(method -> method.getAnnotation(WorkflowMethod.class).name())
                .toList();
    assertThat(RecordedHistory.all().map(RecordedHistory::workflow)).containsAll(workflows);
    assertThat(Replay.WORKFLOWS).hasSameSizeAs(workflows);
  }

  @Test
  void filesAreSmallReadableAndFromNoMachine() throws IOException {
    for (RecordedHistory history : RecordedHistory.all().toList()) {
      Path file = RecordedHistory.FOLDER.resolve(history + ".json");
      String text = Files.readString(file);
      assertThat(text.length()).as(history.name()).isLessThan(LARGEST_FILE);
      assertThat(text)
          .as(history.name())
          .contains(base64("json/plain"))
          .doesNotContain(base64("binary/encrypted"), "\"identity\"", "\"stackTrace\"");
    }
  }

  /** The last two neighbours that differ, so that everything before them still replays; or one. */
  private static void swapTwoActivities(JsonNode events) {
    List<ObjectNode> types = new ArrayList<>();
    events.forEach(
        event -> {
          if (event.has(TYPE)) {
            types.add((ObjectNode) event.path(TYPE).path("activityType"));
          }
        });
    for (int i = types.size() - 1; i > 0; i--) {
      String name = types.get(i).path("name").asText();
      String before = types.get(i - 1).path("name").asText();
      if (!name.equals(before)) {
        types.get(i).put("name", before);
        types.get(i - 1).put("name", name);
        return;
      }
    }
    types.get(types.size() - 1).put("name", "Another_Activity"); // there is only one
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
