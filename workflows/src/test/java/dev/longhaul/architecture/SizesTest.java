package dev.longhaul.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The build's rule about sizes bites where it should, and nowhere else. */
class SizesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "src/main/java/Order.java, record, 40, ''",
    "src/main/java/Order.java, record, 41, warning",
    "src/main/java/Order.java, record, 81, warning",
    "src/main/java/MoveWorkflowImpl.java, class, 150, ''",
    "src/main/java/MoveWorkflowImpl.java, class, 151, warning",
    "src/main/java/MoveWorkflowImpl.java, class, 301, error",
    "src/main/java/InwxDomainActivities.java, class, 151, warning",
    "src/main/java/InwxClient.java, class, 200, ''",
    "src/main/java/InwxClient.java, class, 201, warning",
    "src/main/java/InwxClient.java, class, 401, error",
    "src/test/java/InwxTest.java, class, 250, ''",
    "src/test/java/InwxTest.java, class, 251, warning",
    "src/test/java/InwxTest.java, class, 501, error",
    "src/test/java/Case.java, record, 81, ''"
  })
  void measuresAFileByItsKind(String file, String kind, int lines, String verdict)
      throws Exception {
    assertThat(worst(file, "\n".repeat(lines - 1) + kind + " A {}\n")).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "src/main/java/A.java, 20, ''",
    "src/main/java/A.java, 21, warning",
    "src/main/java/A.java, 41, error",
    "src/test/java/A.java, 41, ''"
  })
  void measuresAMethodOutsideOfTests(String file, int lines, String verdict) throws Exception {
    String body = "    int i;\n".repeat(lines - 2);
    assertThat(worst(file, "class A {\n  void a() {\n" + body + "  }\n}\n")).isEqualTo(verdict);
  }

  private String worst(String file, String text) throws Exception {
    Path source = folder.resolve(file);
    Files.createDirectories(source.getParent());
    Files.writeString(source, text.replace("record A {}", "record A() {}"));
    Checker checker = new Checker();
    checker.setModuleClassLoader(Checker.class.getClassLoader());
    checker.configure(
        ConfigurationLoader.loadConfiguration(
            Path.of(System.getProperty("longhaul.root"), "tools/checkstyle.xml").toString(),
            new PropertiesExpander(new Properties())));
    Verdicts verdicts = new Verdicts();
    checker.addListener(verdicts);
    checker.process(List.of(source.toFile()));
    checker.destroy();
    return verdicts.worst();
  }

  private static final class Verdicts implements AuditListener {
    private final List<String> severities = new ArrayList<>();

    String worst() {
      return severities.contains("error") ? "error" : severities.isEmpty() ? "" : "warning";
    }

    @Override
    public void addError(AuditEvent event) {
      severities.add(event.getSeverityLevel().getName());
    }

    @Override
    public void addException(AuditEvent event, Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void auditStarted(AuditEvent event) {}

    @Override
    public void auditFinished(AuditEvent event) {}

    @Override
    public void fileStarted(AuditEvent event) {}

    @Override
    public void fileFinished(AuditEvent event) {}
  }
}
