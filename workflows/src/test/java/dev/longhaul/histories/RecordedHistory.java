package dev.longhaul.histories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A history of a released workflow, readable and without what differs from machine to machine: one
 * event per line, no identities, no stack traces.
 */
public record RecordedHistory(String name, String workflowId, JsonNode events) {
  /** Where they are, seen from the module. */
  public static final Path FOLDER = Path.of("src", "test", "resources", "histories");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MACHINE = List.of("identity", "stackTrace");

  static RecordedHistory of(String name, WorkflowExecutionHistory history) {
    JsonNode events = read(history.toJson(false)).path("events");
    events.forEach(RecordedHistory::scrub);
    return new RecordedHistory(name, history.getWorkflowExecution().getWorkflowId(), events);
  }

  private static void scrub(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(MACHINE);
    }
    node.forEach(RecordedHistory::scrub);
  }

  /** All that are committed. */
  static Stream<RecordedHistory> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(RecordedHistory::load);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedHistory load(Path file) {
    try {
      String name = file.getFileName().toString().replace(".json", "");
      JsonNode history = read(Files.readString(file));
      return new RecordedHistory(name, history.path("workflowId").asText(), history.path("events"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it, unless there is one of this name: what a release has run is never replaced. */
  boolean saveNew() {
    Path file = FOLDER.resolve(name + ".json");
    if (Files.exists(file)) {
      return false;
    }
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      lines.append(events.get(i)).append(i + 1 < events.size() ? ",\n" : "\n");
    }
    return "{\"workflowId\": \"%s\", \"events\": [\n%s]}\n".formatted(workflowId, lines);
  }

  WorkflowExecutionHistory history() {
    return WorkflowExecutionHistory.fromJson("{\"events\":" + events + "}", workflowId);
  }

  /** The workflow's type, such as {@code ProvisionProject}. */
  String workflow() {
    return events
        .path(0)
        .path("workflowExecutionStartedEventAttributes")
        .path("workflowType")
        .path("name")
        .asText();
  }

  RecordedHistory copy() {
    return new RecordedHistory(name, workflowId, events.deepCopy());
  }

  @Override
  public String toString() {
    return name;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
