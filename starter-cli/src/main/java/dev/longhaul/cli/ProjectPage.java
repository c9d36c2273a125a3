package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/** One project in words. */
final class ProjectPage {
  private ProjectPage() {}

  static void print(JsonNode project, Session session) {
    Screen screen = session.screen;
    screen.line(Fields.text(project, "slug") + " · " + Fields.text(project, "name"));
    row(screen, "status", Fields.text(project, "status"));
    row(screen, "url", Fields.text(project, "url"));
    row(screen, "server", Fields.text(project, "server"));
    row(screen, "owner", Fields.text(project, "owner_email"));
    row(screen, "plugins", list(project.path("plugins")));
    if (project.hasNonNull("bundle")) {
      row(screen, "bundle", Fields.text(project, "bundle"));
    }
    if (project.hasNonNull("plan")) {
      row(screen, "plan", Fields.text(project, "plan"));
    }
    row(screen, "started", Fields.moment(project, "started_at"));
    row(screen, "completed", Fields.moment(project, "completed_at"));
    if (project.hasNonNull("last_error")) {
      row(screen, "error", Fields.text(project, "last_error"));
      row(screen, "retries", Fields.text(project, "retry_count"));
    }
    boolean draft = Fields.text(project, "status").equals("DRAFT");
    if (draft) {
      String slug = Fields.text(project, "slug");
      screen.whole(
          "  provision it with: "
              + session.command()
              + " project update "
              + slug
              + " --domain NAME");
    } else if (project.hasNonNull("operation_id")) {
      screen.whole(
          "  show it with: "
              + session.command()
              + " operation show "
              + Fields.text(project, "operation_id"));
    }
  }

  /** What a line of the log says: message, change of status, vendor's id, error. */
  static String what(JsonNode entry) {
    StringBuilder what = new StringBuilder(entry.path("message").asText(""));
    if (entry.hasNonNull("new_status")) {
      what.append(" [").append(Fields.text(entry, "old_status")).append(" -> ");
      what.append(Fields.text(entry, "new_status")).append(']');
    }
    if (entry.hasNonNull("service")) {
      String id = entry.hasNonNull("external_id") ? " " + Fields.text(entry, "external_id") : "";
      what.append(" (").append(Fields.text(entry, "service")).append(id).append(')');
    }
    if (entry.hasNonNull("error")) {
      what.append(": ").append(Fields.text(entry, "error"));
    }
    return what.toString();
  }

  private static void row(Screen screen, String label, String value) {
    screen.line(String.format("  %-10s %s", label, value));
  }

  private static String list(JsonNode items) {
    List<String> words = new ArrayList<>();
    items.forEach(item -> words.add(item.asText()));
    return words.isEmpty() ? "-" : String.join(", ", words);
  }
}
