package dev.longhaul.activities.coolify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.http.Redaction;
import dev.longhaul.activities.http.VendorHttp;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The end of a deployment's log, which comes as JSON in a string, or as plain text. */
final class DeploymentLog {
  private static final int LARGEST = 4096;
  private static final Pattern ANSI =
      Pattern.compile("\\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007]*\\u0007|[@-Z\\\\-_])");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private DeploymentLog() {}

  /**
   * The visible lines without colours and secrets, at most 4 KiB of them, cut at a line's begin.
   */
  static String tail(String logs) {
    String clean = CONTROLS.matcher(ANSI.matcher(lines(logs)).replaceAll("")).replaceAll("");
    String text = Redaction.assignments(clean);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LARGEST) {
      return text;
    }
    String end = new String(bytes, bytes.length - LARGEST, LARGEST, StandardCharsets.UTF_8);
    return end.substring(end.indexOf('\n') + 1);
  }

  private static String lines(String logs) {
    try {
      JsonNode entries = VendorHttp.JSON.readTree(logs);
      if (entries == null || !entries.isArray()) {
        return logs;
      }
      return StreamSupport.stream(entries.spliterator(), false)
          .filter(entry -> !entry.path("hidden").asBoolean(false))
          .map(entry -> entry.path("output").asText(""))
          .filter(output -> !output.isBlank())
          .collect(Collectors.joining("\n"));
    } catch (JsonProcessingException e) {
      return logs;
    }
  }
}
