package dev.longhaul.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.apps.AppProblem;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsProblem;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.projects.ProjectProblem;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import dev.longhaul.projects.RedeployProjectWorkflow;
import dev.longhaul.projects.StopProjectWorkflow;
import dev.longhaul.servers.ServerProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runbooks name the steps and the problems of the code. */
class RunbookTest {
  private static final Path RUNBOOKS =
      Path.of(System.getProperty("longhaul.root", "..")).resolve("docs/runbooks");

  @Test
  void theProvisioningsRunbookHasItsSteps() throws IOException {
    assertSteps("provision-project.md", ProvisionProjectWorkflow.Step.values());
  }

  @Test
  void theRegistrationsRunbookHasItsSteps() throws IOException {
    assertSteps("register-domain.md", RegisterDomainWorkflow.Step.values());
  }

  @Test
  void theDnsRequestsRunbookHasItsSteps() throws IOException {
    assertSteps("change-dns.md", ChangeDnsWorkflow.Step.values());
  }

  @Test
  void theTransfersRunbookHasItsSteps() throws IOException {
    assertSteps("transfer-domain.md", TransferDomainWorkflow.Step.values());
  }

  @Test
  void theRedeploymentsRunbookHasItsSteps() throws IOException {
    assertSteps("redeploy-project.md", RedeployProjectWorkflow.Step.values());
  }

  @Test
  void theStopsRunbookHasItsSteps() throws IOException {
    assertSteps("stop-project.md", StopProjectWorkflow.Step.values());
  }

  @Test
  void everyProblemIsExplained() throws IOException {
    String text =
        page("provision-project.md")
            + page("stop-project.md")
            + page("register-domain.md")
            + page("transfer-domain.md")
            + page("zone.md");
    assertThat(problems()).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
  }

  private static List<String> problems() {
    return Stream.<Enum<?>[]>of(
            AppProblem.values(),
            DnsProblem.values(),
            DomainProblem.values(),
            ProjectProblem.values(),
            ServerProblem.values())
        .flatMap(Arrays::stream)
        .map(Enum::name)
        .toList();
  }

  private static void assertSteps(String name, OperationStep[] steps) throws IOException {
    List<String> headings = page(name).lines().filter(line -> line.startsWith("## ")).toList();
    String[] expected = new String[steps.length];
    for (int i = 0; i < steps.length; i++) {
      expected[i] = "## %d. %s — %s".formatted(i + 1, steps[i].name(), steps[i].title());
    }
    assertThat(headings).containsExactly(expected);
  }

  private static String page(String name) throws IOException {
    return Files.readString(RUNBOOKS.resolve(name));
  }
}
