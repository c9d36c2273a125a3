package dev.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogFormatTest {

  @Test
  void isTextForAPersonAndJsonForEverythingElse() {
    assertThat(LogFormat.of(Map.of(), true)).isEqualTo("text");
    assertThat(LogFormat.of(Map.of(), false)).isEqualTo("json");
    assertThat(LogFormat.of(Map.of("LONGHAUL_LOG_FORMAT", "JSON"), true)).isEqualTo("json");
    assertThat(LogFormat.of(Map.of("LONGHAUL_LOG_FORMAT", "text"), false)).isEqualTo("text");
  }

  @Test
  void theLevelIsTheWordOfTheEnvironmentAndTheUsualOneInItsPlace() {
    assertThat(LogFormat.level(Map.of("LONGHAUL_LOG_LEVEL", "warn"))).isEqualTo("WARN");
    assertThat(LogFormat.level(Map.of("LONGHAUL_LOG_LEVEL", ""))).isEqualTo("INFO");
    assertThat(LogFormat.level(Map.of("LONGHAUL_LOG_LEVEL", "LOUD"))).isEqualTo("INFO");
  }

  @Test
  void theChosenLevelIsThatOfTheLog() throws Exception {
    assertThat(logged("text", "WARN")).isEmpty();
  }

  @Test
  void aLineOfJsonNamesTheOperation() throws Exception {
    String line = logged("json");
    JsonNode read = Json.mapper().readTree(line);
    assertThat(line.lines()).hasSize(1);
    assertThat(read.path("formattedMessage").asText()).isEqualTo("deployed acme");
    assertThat(read.path("level").asText()).isEqualTo("INFO");
    assertThat(read.path("mdc").path("WorkflowId").asText()).isEqualTo("project:acme");
  }

  @Test
  void aLineOfTextNamesItToo() throws Exception {
    assertThat(logged("text")).contains("INFO  test project:acme deployed acme");
  }

  /** What the process's own configuration writes to standard error. */
  private static String logged(String format) throws Exception {
    return logged(format, "INFO");
  }

  private static String logged(String format, String level) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    LoggerContext context = new LoggerContext();
    context.putProperty("longhaul.log.format", format);
    context.putProperty("longhaul.log.level", level);
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try (MDC.MDCCloseable operation = MDC.putCloseable("WorkflowId", "project:acme")) {
      context.setMDCAdapter(MDC.getMDCAdapter());
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogFormat.class.getResource("/logback.xml"));
      // a warning would print logback's whole start before the first line
      assertThat(context.getStatusManager().getCopyOfStatusList())
          .allMatch(status -> status.getLevel() < Status.WARN);
      context.getLogger("test").info("deployed {}", "acme");
    } finally {
      context.stop();
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
